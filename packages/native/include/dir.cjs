// For binding.gyp: "include_dirs": ["<!(node -p \"require('@tsmem/native/include-dir')\")"]
module.exports = __dirname;
