// The types of mocha describe its globals, not the file that sets them.
declare module 'mocha/mocha.js';
