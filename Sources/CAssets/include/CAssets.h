#pragma once
#include <stddef.h>
struct sportello_asset { const char *name; const unsigned char *bytes; size_t count; };
extern const struct sportello_asset sportello_assets[];
extern const size_t sportello_assets_count;
