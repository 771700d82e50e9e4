# The native tests again, built with clang under AddressSanitizer and UndefinedBehaviorSanitizer.
# shellcheck shell=bash
. "$here/lib/native.sh"
need clang "libclang-rt-$(apt-cache depends clang | sed -n 's/.*Depends: clang-\([0-9]*\)$/\1/p' | head -n 1)-dev"
native_suite asan
