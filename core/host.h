// What the library asks of where it runs: by the standard library (host.cpp), or by JavaScript (wasm/host.cpp).
#pragma once

#include <string>

namespace ravel::host {

/// A number as JavaScript writes it: the shortest text that reads back equal.
std::string numberText(double number);

/// Where errors go that no log takes: standard error, or the console.
void complain(const char* line);

}  // namespace ravel::host
