export default {
  globs: ['src/elements/**/*.ts'],
  exclude: ['src/elements/**/*.{styles,view}.ts'],
  litelement: true,
  packagejson: false,
  plugins: [publicOnly(), publishedPaths()],
};

/** Leaves out what pages must not build on. */
function publicOnly() {
  return {
    name: 'public-only',
    packageLinkPhase({ customElementsManifest: manifest }) {
      manifest.modules = manifest.modules
        .filter(({ declarations }) => declarations.some(({ kind }) => kind === 'class'))
        .sort((one, other) => one.path.localeCompare(other.path, 'en'));
      for (const declaration of manifest.modules.flatMap((module) => module.declarations)) {
        declaration.members = declaration.members?.filter(isPublic);
        if (declaration.members?.length === 0) delete declaration.members;
      }
    },
  };
}

function isPublic({ privacy, name }) {
  return privacy !== 'private' && privacy !== 'protected' && !/^[#_]/.test(name);
}

/** Names modules as they are in the package, and says which of them define which tag. */
function publishedPaths() {
  return {
    name: 'published-paths',
    packageLinkPhase({ customElementsManifest: manifest }) {
      for (const { path, declarations, exports } of manifest.modules) {
        for (const { tagName, name } of declarations) {
          if (!tagName || exports.some(({ kind }) => kind === 'custom-element-definition'))
            continue;
          const declaration = { name, module: path };
          exports.push({ kind: 'custom-element-definition', name: tagName, declaration });
        }
      }
      rename(manifest);
    },
  };
}

function rename(node) {
  for (const [key, value] of Object.entries(node)) {
    if (typeof value === 'string') node[key] = published(value);
    else if (value && typeof value === 'object') rename(value);
  }
}

function published(text) {
  return text.replace(/^\/?(src\/elements\/\S+)\.ts$/, 'dist/esm/$1.js');
}
