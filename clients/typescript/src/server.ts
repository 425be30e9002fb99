/** The server, and the key that it knows the caller by. */
export const endpoint = process.env.CRM_ENDPOINT ?? 'http://127.0.0.1:5080/graphql';
export const key = process.env.CRM_KEY ?? 'sk_test_demo';
