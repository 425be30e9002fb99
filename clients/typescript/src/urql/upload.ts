import { connect } from './client.js';
import { graphql } from '../generated/gql.js';

const CheckUpload = graphql(`
  mutation CheckUpload($input: CheckUploadInput!) {
    checkUpload(input: $input) {
      files { fileName contentType length sha256 }
      errors { code message path }
    }
  }
`);

// A file among the variables is enough: urql sends a multipart request then. client.ts has the header that it needs.
const files = [
  new File(['name,city\nAda,Nicosia\n'], 'people.csv', { type: 'text/csv' }),
  new File([new Uint8Array(1_000_000)], 'zeros.bin'),
];
const { data, error } = await connect().mutation(CheckUpload, { input: { files } });
if (!data?.checkUpload.files) throw error ?? new Error('not taken');
for (const { fileName, contentType, length, sha256 } of data.checkUpload.files) console.log(`${fileName}, ${contentType}, ${length} bytes, ${sha256.slice(0, 8)}`);
