#pragma once
#include <gmime/gmime.h>

// GObject's casts are macros, which Swift cannot call. Each checks the type at run time, as the macro does.
static inline GMimeObject *gmime_object(void *p) { return GMIME_OBJECT(p); }
static inline GMimePart *gmime_part(void *p) { return GMIME_PART(p); }
static inline GMimeMultipart *gmime_multipart(void *p) { return GMIME_MULTIPART(p); }
static inline GMimeStreamMem *gmime_stream_mem(void *p) { return GMIME_STREAM_MEM(p); }
static inline InternetAddress *gmime_address(void *p) { return INTERNET_ADDRESS(p); }

static inline int gmime_is_part(void *p) { return GMIME_IS_PART(p); }
static inline int gmime_is_multipart(void *p) { return GMIME_IS_MULTIPART(p); }
static inline int gmime_is_message_part(void *p) { return GMIME_IS_MESSAGE_PART(p); }
