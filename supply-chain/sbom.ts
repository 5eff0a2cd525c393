import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type LockedPackage, lockedPackages } from './lockfile.ts';

/**
 * `npm run sbom`: what is shipped, as CycloneDX 1.6 on stdout, from the lockfile alone. `npm sbom` leaves
 * out packages that development uses as well (npm 11.19: CAP, express and pg would be missing). The
 * same lockfile gives the same document.
 */
export function billOfMaterials(
  application: { readonly name: string; readonly version: string; readonly license: string },
  packages: readonly LockedPackage[],
): object {
  const components = packages.filter(({ isDevelopment }) => !isDevelopment).map(component);
  const { name, version, license } = application;
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${uuidOf(JSON.stringify([name, version, components]))}`,
    version: 1,
    metadata: {
      component: {
        type: 'application',
        'bom-ref': `${name}@${version}`,
        name,
        version,
        licenses: [{ license: { id: license } }],
      },
    },
    components,
  };
}

function component({ name, version, licence, integrity, resolved }: LockedPackage): object {
  return {
    type: 'library',
    'bom-ref': `${name}@${version}`,
    name,
    version,
    purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
    ...(licence && { licenses: [{ license: { name: licence } }] }),
    ...(integrity && { hashes: [hashOf(integrity)] }),
    ...(resolved && { externalReferences: [{ type: 'distribution', url: resolved }] }),
  };
}

/** npm's `sha512-<base64>`. */
function hashOf(integrity: string): object {
  const [algorithm = '', digest = ''] = integrity.split('-');
  const content = Buffer.from(digest, 'base64').toString('hex');
  return { alg: algorithm.replace('sha', 'SHA-'), content };
}

function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  const variant = hex.slice(17, 20);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${variant}-${hex.slice(20, 32)}`;
}

if (import.meta.main) {
  const application = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  console.log(JSON.stringify(billOfMaterials(application, lockedPackages()), null, 1));
}
