/** The folder to compile with, so that `#include <tsmem/tsmem.h>` is found. */
declare const includeDir: string;
export = includeDir;
