#pragma once
#include <stdlib.h>
#include <cmark.h>

/// Raw HTML and links of unsafe kinds are left out: the default since 0.29, said here so that nobody has to know it.
static const int cmark_options = CMARK_OPT_DEFAULT | CMARK_OPT_VALIDATE_UTF8;
