#pragma once
#include <curl/curl.h>

// libcurl's curl_easy_setopt and curl_easy_getinfo take any type as their last argument, which Swift cannot call: here
// is one function for each type in use.
CURLcode ccurl_set_long(CURL *handle, CURLoption option, long value);
CURLcode ccurl_set_size(CURL *handle, CURLoption option, long long value);
CURLcode ccurl_set_text(CURL *handle, CURLoption option, const char *value);
CURLcode ccurl_set_list(CURL *handle, CURLoption option, struct curl_slist *value);
// What to send: `source` fills a buffer, `context` is given back to it.
CURLcode ccurl_set_source(CURL *handle, curl_read_callback source, void *context);
// Each line the server says.
CURLcode ccurl_set_listener(CURL *handle, curl_write_callback listener, void *context);
// Each piece of the body the server answers with.
CURLcode ccurl_set_writer(CURL *handle, curl_write_callback writer, void *context);
CURLcode ccurl_get_long(CURL *handle, CURLINFO info, long *value);
