//! Seeds that are whole conversations with a registry; `fuzz/src/house.rs` tells what the words in braces stand for.

use anyhow::Result;

use crate::Seeds;

const CONVERSATIONS: [&str; 25] = [
    // Blobs: whole, in parts, not again.
    "GET /v2/{repository}/blobs/{layer}\n\n",
    "GET /v2/{repository}/blobs/{layer}\nRange: bytes=3-9\n\n\n%%\n\
     GET /v2/{repository}/blobs/{layer}\nRange: bytes=30-\nIf-Range: \"{layer}\"\n\n\n%%\n\
     GET /v2/{repository}/blobs/{layer}\nRange: bytes=-5\n\n",
    "GET /v2/{repository}/blobs/{layer}\nRange: bytes=36-40\n\n\n%%\n\
     GET /v2/{repository}/blobs/{layer}\nRange: bytes=0-1,4-5\n\n\n%%\n\
     HEAD /v2/{repository}/blobs/{config}\nRange: bytes=0-0\n\n",
    "GET /v2/{repository}/blobs/{layer}\nIf-None-Match: W/\"{config}\", \"{layer}\"\n\n",
    "DELETE /v2/{repository}/blobs/{config}\n\n\n%%\nDELETE /v2/{repository}/blobs/{layer}\n\n",
    // Uploads: at once, mounted, in chunks, out of order, broken off, asked for, given up.
    "POST /v2/{repository}/blobs/uploads/?digest={digest}\nContent-Length: {size}\n\nsome bytes\n%%\n\
     GET /v2/{repository}/blobs/{last}\nRange: bytes=1-2\n\n",
    "POST /v2/team/other/blobs/uploads/?mount={layer}&from={repository}\n\n\n%%\n\
     GET /v2/team/other/blobs/{layer}\n\n",
    "POST /v2/{repository}/blobs/uploads/\n\n\n%%\n\
     PATCH /v2/{repository}/blobs/uploads/{upload}\nContent-Range: 0-9\nContent-Length: 10\n\n0123456789\n%%\n\
     PUT /v2/{repository}/blobs/uploads/{upload}?digest={last}\n\n",
    "PATCH /v2/{repository}/blobs/uploads/{upload}\nContent-Range: bytes 5-9/*\nContent-Length: {size}\n\n56789\n%%\n\
     GET /v2/{repository}/blobs/uploads/{upload}\n\n\n%%\n\
     PATCH /v2/{repository}/blobs/uploads/{upload}\nContent-Range: 3-4\n\n34",
    "PATCH /v2/{repository}/blobs/uploads/{upload}\nContent-Length: 20\n\n56789\n%%\n\
     PUT /v2/{repository}/blobs/uploads/{upload}?digest={digest}\n\n56789",
    "POST /v2/{repository}/blobs/uploads/?digest-algorithm=sha512\n\n\n%%\n\
     PUT /v2/{repository}/blobs/uploads/{upload}?digest=sha512:cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e\n\n",
    "DELETE /v2/{repository}/blobs/uploads/{upload}\n\n\n%%\nGET /v2/{repository}/blobs/uploads/{upload}\n\n",
    "HEAD /v2/{repository}/blobs/uploads\n\n\n%%\nPOST /v2/{repository}/blobs/uploads?mount=sha256:0&from=\n\n",
    // Manifests.
    "GET /v2/{repository}/manifests/{tag}\nAccept: application/vnd.oci.image.manifest.v1+json\n\n\n%%\n\
     HEAD /v2/{repository}/manifests/{index}\nIf-None-Match: *\n\n",
    "PUT /v2/{repository}/manifests/v2?tag=a&tag=b\nContent-Type: application/vnd.oci.image.manifest.v1+json\n\n\
     {\"schemaVersion\":2,\"config\":{\"mediaType\":\"a/b\",\"digest\":\"{config}\",\"size\":18446744073709551615},\"layers\":[\
     {\"mediaType\":\"application/vnd.docker.image.rootfs.diff.tar.gzip\",\"digest\":\"{layer}\",\"size\":36,\"urls\":[]},\
     {\"mediaType\":\"application/vnd.docker.image.rootfs.foreign.diff.tar.gzip\",\"digest\":\"{layer}\",\"size\":9}]}\n%%\n\
     GET /v2/{repository}/tags/list?n=2&last=a\n\n",
    "PUT /v2/{repository}/manifests/{digest}\nContent-Type: application/vnd.oci.image.index.v1+json; a=b\n\n\
     {\"schemaVersion\":2,\"manifests\":[{\"mediaType\":\"a/b\",\"digest\":\"{manifest}\",\"size\":1,\"platform\":{\"os\":\"linux\",\
     \"architecture\":\"amd64\"}}],\"subject\":{\"mediaType\":\"a/b\",\"digest\":\"{index}\",\"size\":2}}\n%%\n\
     GET /v2/{repository}/referrers/{index}\n\n",
    "PUT /v2/{repository}/manifests/x\n\n{\"schemaVersion\":2,\"artifactType\":\"a\\u0000/b\",\"config\":{\"mediaType\":\"c\",\
     \"digest\":\"{config}\",\"size\":2},\"layers\":[],\"subject\":{\"mediaType\":\"m\",\"digest\":\"{manifest}\",\"size\":400},\
     \"annotations\":{\"k\":\"\\ud83d\\ude00\",\"\":\"\"}}\n%%\n\
     GET /v2/{repository}/referrers/{manifest}?n=1\n\n\n%%\n\
     GET /v2/{repository}/referrers/{manifest}?artifactType=a%00/b&last={last}\n\n",
    "PUT /v2/{repository}/manifests/{manifest}\nContent-Type: application/vnd.docker.distribution.manifest.v2+json\n\n{\"schemaVersion\":1}",
    "DELETE /v2/{repository}/manifests/{tag}\n\n\n%%\nDELETE /v2/{repository}/manifests/{manifest}\n\n\n%%\n\
     GET /v2/{repository}/manifests/list\n\n",
    // Lists.
    "GET /v2/{repository}/tags/list?n=1\n\n\n%%\nGET /v2/{repository}/tags/list?last=list&n=1000000000000\n\n",
    "GET /v2/_catalog?n=1&last=team/a\n\n\n%%\nGET /v2/_catalog?n=-1\n\n",
    "GET /v2/{repository}/referrers/{manifest}?artifactType=application/vnd.example.signature&n=0\n\n",
    // The rest.
    "GET /v2/\nAuthorization: Basic QVdTOmE=\n\n\n%%\nGET /token?service=a&scope=repository:a:pull\n\n",
    "GET /v2/a/blobs/uploads/b/tags/list?a=%ff&b=+%2B\n\n\n%%\nGET /v2/%61b/%6danifests/%76?x\n\n",
    "OPTIONS /v2/{repository}/manifests/{tag}\n\n\n%%\nPATCH /v2/{repository}/blobs/{layer}\n\n\n%%\nPUT /v2/A/manifests/a:b\n\n",
];

pub(crate) fn make(seeds: &mut Seeds) -> Result<()> {
    for conversation in CONVERSATIONS {
        seeds.add("distribution", conversation.as_bytes())?;
    }
    Ok(())
}
