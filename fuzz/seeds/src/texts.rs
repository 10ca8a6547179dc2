//! Seeds that are made up here: requests, policies, names; and an archive as docker writes it.

use anyhow::Result;

use crate::Seeds;

const REQUESTS: [&str; 3] = [
    "GET /?Param2=value2&Param1=value1\nHost:example.amazonaws.com\nX-Amz-Date:20150830T123600Z\n\
     Authorization:AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, \
     SignedHeaders=host;x-amz-date, Signature=0000000000000000000000000000000000000000000000000000000000000000\n\n",
    "GET /?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKID%2F20150830%2Fus-east-1%2Fecr%2Faws4_request&\
     X-Amz-Date=20150830T123600Z&X-Amz-Expires=900&X-Amz-SignedHeaders=host&X-Amz-Security-Token=t&\
     X-Amz-Signature=0000000000000000000000000000000000000000000000000000000000000000\nHost: localhost:5000\n\n",
    "POST /a%20b/../c//d\nHost: h\nX-Amz-Target: a.B\nX-Amz-Content-SHA256: UNSIGNED-PAYLOAD\n\
     X-Amz-Date: 20150830T123600Z\nAuthorization: AWS4-HMAC-SHA256 Credential=A/20150830/r/ecr/aws4_request, \
     SignedHeaders=host;x-amz-target, Signature=00\n\n{}",
];

const OPERATIONS: [&str; 12] = [
    r#"CreateRepository {"repositoryName":"team/app","tags":[{"Key":"a","Value":"b"}],"imageTagMutability":"IMMUTABLE","imageScanningConfiguration":{"scanOnPush":true},"encryptionConfiguration":{"encryptionType":"AES256"}}"#,
    r#"DescribeRepositories {"repositoryNames":["team/app"],"maxResults":5,"nextToken":"AAAA"}"#,
    r#"BatchGetImage {"registryId":"123456789012","repositoryName":"team/app","imageIds":[{"imageTag":"latest"},{"imageDigest":"sha256:0000000000000000000000000000000000000000000000000000000000000000"}],"acceptedMediaTypes":["a"]}"#,
    r#"UploadLayerPart {"repositoryName":"team/app","uploadId":"00000000-0000-0000-0000-000000000000","partFirstByte":0,"partLastByte":3,"layerPartBlob":"AAAA"}"#,
    r#"PutImage {"repositoryName":"team/app","imageManifest":"{}","imageManifestMediaType":"x","imageTag":"latest"}"#,
    r#"PutRegistryScanningConfiguration {"scanType":"BASIC","rules":[{"scanFrequency":"SCAN_ON_PUSH","repositoryFilters":[{"filter":"team/*","filterType":"WILDCARD"}]}]}"#,
    r#"DescribeImageScanFindings {"repositoryName":"team/app","imageId":{"imageTag":"latest"},"maxResults":1000}"#,
    r#"PutLifecyclePolicy {"repositoryName":"team/app","lifecyclePolicyText":"{\"rules\":[]}"}"#,
    r#"GetAuthorizationToken {"registryIds":["123456789012"]}"#,
    r#"DescribeImages {"repositoryName":"team/app","filter":{"tagStatus":"TAGGED"}}"#,
    r#"CreatePullThroughCacheRule {"ecrRepositoryPrefix":"docker","upstreamRegistryUrl":"https://a.b","upstreamRegistry":"docker-hub","credentialArn":"arn:aws:secretsmanager:us-east-1:123456789012:secret:ecr-pullthroughcache/x"}"#,
    r#"PutReplicationConfiguration {"replicationConfiguration":{"rules":[{"destinations":[{"region":"eu-west-1","registryId":"123456789012"}]}]}}"#,
];

const FORMS: [&str; 3] = [
    "Action=GetCallerIdentity&Version=2011-06-15",
    "Action=AssumeRole&Version=2011-06-15&RoleArn=arn%3Aaws%3Aiam%3A%3A123456789012%3Arole%2Fa&RoleSessionName=s&DurationSeconds=900",
    "Action=AssumeRole&Version=2011-06-15&RoleArn=a&RoleSessionName=ab&PolicyArns.member.1.arn=a&Tags.member.1.Key=k&Tags.member.1.Value=v&Tags.member.99.Key=x",
];

const POLICIES: [&str; 3] = [
    "[\"read-only\",\"push\"]\necr:PutImage\narn:aws:ecr:us-east-1:123456789012:repository/team/app",
    "[{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"a\",\"Effect\":\"Allow\",\"Action\":[\"ecr:Batch*\",\"ecr:?et*\"],\"Resource\":\"arn:aws:ecr:*:*:repository/team/*\"},{\"Effect\":\"Deny\",\"NotAction\":\"ecr:*\",\"NotResource\":[\"*\"]}]}]\necr:BatchGetImage\narn:aws:ecr:r:1:repository/team/a",
    "[\"admin\",{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":{}}}]\nx\n*",
];

const NAMES: [&str; 10] = [
    "docker://localhost:5000/team/app:1.0@sha256:0000000000000000000000000000000000000000000000000000000000000000",
    "sha256:ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    "sha512:00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000",
    "[::1]:5000/a/b",
    "oci:/a:b/dir:tag",
    "docker-archive:x.tar",
    "team/app__x.y--z",
    "debian",
    "repository:host:5000/team/app:pull,push,*",
    "expires=1700003600&signature=00",
];

/// Three versions each, with what is odd about one order or another.
const VERSIONS: [&str; 10] = [
    "1:1.0~rc1-1+b1\n1.0^git1-1.el9\n1.0_rc1_p2~ab-r3",
    "1!1.0a1.post2.dev3+abc.5\nv1.0-c.1\n1.0-1",
    "1.2.3-beta.10+build.2\n=v1.2.3beta\n1.2.34.5",
    "1.0-alpha-1\n1.0.Final-redhat-00001\n1-0-alpha.sp.1x2",
    "1.0.0-rc1\n1.0.a.0.1\n1.a",
    "1.0-beta.2-dev\n2.x-dev\n2010-01-02-p1",
    "go1.21rc2\nv0.0.0-20210101000000-0123456789ab\n1.22.3 X:a",
    "1.1.1a-pre.1+b\n10a\ncci.20200203",
    "1!1.1_post1dev.rc_\n1.0-1\n1.*",
    "1:1.0..rc.-1\n1.0.a\n1.0.",
];

pub(crate) fn make(seeds: &mut Seeds) -> Result<()> {
    for request in REQUESTS {
        seeds.add("sigv4", request.as_bytes())?;
    }
    for operation in OPERATIONS {
        let (name, body) = operation.split_once(' ').unwrap_or((operation, "{}"));
        let text = format!("AmazonEC2ContainerRegistry_V20150921.{name}\n{body}");
        seeds.add("aws_request", text.as_bytes())?;
    }
    for form in FORMS {
        seeds.add("aws_request", format!("\n{form}").as_bytes())?;
    }
    for policy in POLICIES {
        seeds.add("policy", policy.as_bytes())?;
    }
    for name in NAMES {
        seeds.add("references", name.as_bytes())?;
        seeds.add("tokens", name.as_bytes())?;
    }
    for versions in VERSIONS {
        seeds.add("versions", versions.as_bytes())?;
    }
    seeds.add("docker_archive", &docker_archive()?)
}

/// An archive with two layers, one of them a link to the other.
fn docker_archive() -> Result<Vec<u8>> {
    let digest = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    let config = format!(
        r#"{{"architecture":"amd64","os":"linux","rootfs":{{"type":"layers","diff_ids":["{digest}","{digest}"]}}}}"#
    );
    let manifest = r#"[{"Config":"c.json","RepoTags":["a:1"],"Layers":["a/layer.tar","b/layer.tar"]}]"#;
    let mut archive = tar::Builder::new(Vec::new());
    for (name, content) in [
        ("manifest.json", manifest),
        ("c.json", &config),
        ("a/layer.tar", ""),
    ] {
        let mut header = tar::Header::new_ustar();
        header.set_size(content.len() as u64);
        archive.append_data(&mut header, name, content.as_bytes())?;
    }
    let mut header = tar::Header::new_ustar();
    header.set_entry_type(tar::EntryType::Symlink);
    header.set_size(0);
    archive.append_link(&mut header, "b/layer.tar", "../a/layer.tar")?;
    Ok(archive.into_inner()?)
}
