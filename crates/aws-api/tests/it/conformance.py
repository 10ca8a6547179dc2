"""Builds a signed request for each operation with botocore, from members that satisfy the model's constraints.

Prints one JSON object a line: the request as sent, and the parameters it was made of.
"""
import base64, json, re, sys
import botocore.session
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
from botocore.serialize import create_serializer

KEYS = Credentials('AKIDEXAMPLE', 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY')
SAMPLES = ['app', 'team/app-1', 'a' * 16, '123456789012', 'sha256:' + 'ab' * 32, 'eu-central-1', '123456', 'ROOT',
           '01234567-89ab-cdef-0123-456789abcdef', 'arn:aws:iam::123456789012:role/puller', 'aGk=',
           'arn:aws:secretsmanager:eu-central-1:123456789012:secret:ecr-pullthroughcache/hub-AbCdEf',
           'arn:aws:kms:eu-central-1:123456789012:key/01234567-89ab', 'arn:aws:signer:eu-central-1:123456789012:/signing-profiles/ab1']


def text(shape):
    if shape.enum:
        return shape.enum[-1]
    meta = shape.metadata
    low, high, pattern = meta.get('min', 0), meta.get('max', 10**6), meta.get('pattern')
    pattern = pattern and re.sub(r'\\u1[0F]+-\\u10FFFF', '', pattern).replace('\\p{L}\\p{Z}\\p{N}', '\\w ')
    for sample in SAMPLES + ['x' * low, '1' * low]:
        if low <= len(sample) <= high and (not pattern or re.fullmatch(pattern, sample)):
            return sample
    sys.exit(f'no sample satisfies {shape.name}: {meta}')


def value(shape, whole, inner=False):
    kind = shape.type_name
    if kind == 'structure':
        # a form cannot say that an inner structure is there and empty
        empty = inner and not shape.required_members
        names = shape.members if whole or empty else shape.required_members
        return {name: value(shape.members[name], whole, True) for name in names}
    if kind == 'list':
        return [value(shape.member, whole, True)] * max(1, shape.metadata.get('min', 0))
    if kind == 'map':
        return {text(shape.key): value(shape.value, whole, True)}
    if kind == 'string':
        return text(shape)
    if kind in ('integer', 'long'):
        return max(1, shape.metadata.get('min', 1))
    return {'boolean': True, 'blob': b'bytes', 'timestamp': 1440938160, 'double': 1.5, 'float': 1.5}[kind]


def plain(thing):
    if isinstance(thing, dict):
        return {key: plain(value) for key, value in thing.items()}
    if isinstance(thing, list):
        return [plain(value) for value in thing]
    return base64.b64encode(thing).decode() if isinstance(thing, bytes) else thing


session = botocore.session.get_session()
for service in ('ecr', 'sts'):
    model = session.get_service_model(service)
    serializer = create_serializer(model.protocol)
    for name in model.operation_names:
        operation = model.operation_model(name)
        for whole in (False, True):
            params = value(operation.input_shape, whole) if operation.input_shape else {}
            sent = serializer.serialize_to_request(params, operation)
            body = sent['body']
            headers = dict(sent['headers'])
            request = AWSRequest(method=sent['method'], url='http://localhost:5000' + sent['url_path'], headers=headers, data=body)
            SigV4Auth(KEYS, model.signing_name, 'eu-central-1').add_auth(request)
            request = request.prepare()
            body = request.body or b''
            body = body if isinstance(body, bytes) else body.encode()
            print(json.dumps({
                'service': service, 'operation': name, 'method': request.method, 'path': sent['url_path'],
                'headers': [[k, v.decode() if isinstance(v, bytes) else v] for k, v in request.headers.items()],
                'body': base64.b64encode(body).decode(), 'params': plain(params)}))
