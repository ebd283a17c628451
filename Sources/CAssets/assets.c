#include "CAssets.h"
#pragma clang diagnostic ignored "-Wc23-extensions"
static const unsigned char own_css[] = {
#embed "own/sportello.css"
};
const struct sportello_asset sportello_assets[] = { {"sportello.css", own_css, sizeof own_css} };
const size_t sportello_assets_count = sizeof sportello_assets / sizeof *sportello_assets;
