export interface Place {
  /** `HOST[:PORT]` of image names. */
  registry: string;
  region: string;
  /** Where the AWS operations are. */
  endpoint: string;
}

export type Step = 'create' | 'login' | 'tag' | 'push' | 'findings';

/** The commands, in their order, with what each is for. */
export function pushCommands(place: Place, repository: string, create: boolean): { step: Step; command: string }[] {
  const aws = `aws --endpoint-url ${place.endpoint} --region ${place.region} ecr`;
  const image = `${place.registry}/${repository}:latest`;
  const steps: { step: Step; command: string }[] = [
    {
      step: 'login',
      command: `${aws} get-login-password | docker login --username AWS --password-stdin ${place.registry}`,
    },
    { step: 'tag', command: `docker tag ${repository}:latest ${image}` },
    { step: 'push', command: `docker push ${image}` },
    {
      step: 'findings',
      command: `${aws} describe-image-scan-findings --repository-name ${repository} --image-id imageTag=latest`,
    },
  ];
  const creation = `${aws} create-repository --repository-name ${repository} --image-scanning-configuration scanOnPush=true`;
  return create ? [{ step: 'create', command: creation }, ...steps] : steps;
}
