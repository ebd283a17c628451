// The files embedded in the program: front-end parts, words of the screens, data of a new installation.
#pragma once
#include <stddef.h>

struct sportello_asset {
    const char *name; // its path under Sources/CAssets, such as "strings/it/kit.json"
    const unsigned char *bytes;
    size_t count;
};

extern const size_t sportello_assets_count;
const struct sportello_asset *sportello_asset_at(size_t index);
