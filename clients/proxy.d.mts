export interface Proxy {
  url: string;
  cut(): Promise<void>;
  block(): Promise<() => Promise<void>>;
  close(): Promise<void>;
}
export function openProxy(url: string): Promise<Proxy>;
