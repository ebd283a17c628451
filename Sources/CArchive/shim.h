#pragma once
#include <archive.h>
#include <archive_entry.h>
#include <locale.h>

// libarchive reads names in the locale of the thread; ours are UTF-8 whatever the machine speaks, and the archive says so
// only when it knows.
static inline int archive_write_header_utf8(struct archive *a, struct archive_entry *entry) {
    locale_t utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
    locale_t before = utf8 ? uselocale(utf8) : (locale_t)0;
    int result = archive_write_header(a, entry);
    if (utf8) {
        uselocale(before);
        freelocale(utf8);
    }
    return result;
}
