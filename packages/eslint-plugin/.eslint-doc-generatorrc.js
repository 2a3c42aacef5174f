import { format, resolveConfig } from "prettier";

/** @type {import("eslint-doc-generator").GenerateOptions} */
export default {
  ruleDocTitleFormat: "desc-parens-prefix-name",
  ignoreConfig: ["disable-type-checked"],
  postprocess: async (content, path) =>
    format(content, { ...(await resolveConfig(path)), filepath: path }),
};
