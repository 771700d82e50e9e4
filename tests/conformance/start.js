// After the module that Emscripten makes of the runner: it starts when it is loaded.
Module();
