// The files that travel inside the program. A clean clone needs bin/assets first: it fetches vendor/.
#include "CAssets.h"
#pragma clang diagnostic ignored "-Wc23-extensions"

#if !__has_embed("vendor/bootstrap-italia.min.css")
#error "The front-end parts are missing: run bin/assets (bin/setup does it too)"
#endif
static const unsigned char vendor_bootstrap_italia_min_css[] = {
#embed "vendor/bootstrap-italia.min.css"
};
static const unsigned char vendor_sprites_svg[] = {
#embed "vendor/sprites.svg"
};
static const unsigned char vendor_titillium_300_woff2[] = {
#embed "vendor/titillium-300.woff2"
};
static const unsigned char vendor_titillium_400_woff2[] = {
#embed "vendor/titillium-400.woff2"
};
static const unsigned char vendor_titillium_400i_woff2[] = {
#embed "vendor/titillium-400i.woff2"
};
static const unsigned char vendor_titillium_600_woff2[] = {
#embed "vendor/titillium-600.woff2"
};
static const unsigned char vendor_titillium_700_woff2[] = {
#embed "vendor/titillium-700.woff2"
};
static const unsigned char vendor_roboto_mono_400_woff2[] = {
#embed "vendor/roboto-mono-400.woff2"
};
static const unsigned char own_sportello_css[] = {
#embed "own/sportello.css"
};
static const unsigned char own_desk_css[] = {
#embed "own/desk.css"
};
static const unsigned char own_sportello_js[] = {
#embed "own/sportello.js"
};
static const unsigned char own_keys_js[] = {
#embed "own/keys.js"
};
static const unsigned char own_palette_js[] = {
#embed "own/palette.js"
};
static const unsigned char own_bulk_js[] = {
#embed "own/bulk.js"
};
static const unsigned char own_panes_js[] = {
#embed "own/panes.js"
};
static const unsigned char own_time_js[] = {
#embed "own/time.js"
};
static const unsigned char own_together_js[] = {
#embed "own/together.js"
};
static const unsigned char own_writing_js[] = {
#embed "own/writing.js"
};
static const unsigned char own_search_js[] = {
#embed "own/search.js"
};
static const unsigned char own_files_js[] = {
#embed "own/files.js"
};
static const unsigned char own_again_js[] = {
#embed "own/again.js"
};
static const unsigned char own_edit_js[] = {
#embed "own/edit.js"
};
static const unsigned char own_board_js[] = {
#embed "own/board.js"
};
static const unsigned char own_favicon_svg[] = {
#embed "own/favicon.svg"
};

// What programs read about the API.
static const unsigned char data_openapi[] = {
#embed "data/openapi.json"
};

// The words of the screens, a file an area and language.
static const unsigned char it_account[] = {
#embed "strings/it/account.json"
};
static const unsigned char en_account[] = {
#embed "strings/en/account.json"
};
static const unsigned char it_api[] = {
#embed "strings/it/api.json"
};
static const unsigned char en_api[] = {
#embed "strings/en/api.json"
};
static const unsigned char it_bulk[] = {
#embed "strings/it/bulk.json"
};
static const unsigned char en_bulk[] = {
#embed "strings/en/bulk.json"
};
static const unsigned char it_desk[] = {
#embed "strings/it/desk.json"
};
static const unsigned char en_desk[] = {
#embed "strings/en/desk.json"
};
static const unsigned char it_errors[] = {
#embed "strings/it/errors.json"
};
static const unsigned char en_errors[] = {
#embed "strings/en/errors.json"
};
static const unsigned char it_together[] = {
#embed "strings/it/together.json"
};
static const unsigned char en_together[] = {
#embed "strings/en/together.json"
};
static const unsigned char it_work[] = {
#embed "strings/it/work.json"
};
static const unsigned char en_work[] = {
#embed "strings/en/work.json"
};
static const unsigned char it_words[] = {
#embed "strings/it/words.json"
};
static const unsigned char en_words[] = {
#embed "strings/en/words.json"
};
static const unsigned char it_events[] = {
#embed "strings/it/events.json"
};
static const unsigned char it_kit[] = {
#embed "strings/it/kit.json"
};
static const unsigned char en_events[] = {
#embed "strings/en/events.json"
};
static const unsigned char en_kit[] = {
#embed "strings/en/kit.json"
};
static const unsigned char it_knowledge[] = {
#embed "strings/it/knowledge.json"
};
static const unsigned char en_knowledge[] = {
#embed "strings/en/knowledge.json"
};
static const unsigned char it_macro[] = {
#embed "strings/it/macro.json"
};
static const unsigned char en_macro[] = {
#embed "strings/en/macro.json"
};
static const unsigned char it_mail[] = {
#embed "strings/it/mail.json"
};
static const unsigned char en_mail[] = {
#embed "strings/en/mail.json"
};
static const unsigned char it_merge[] = {
#embed "strings/it/merge.json"
};
static const unsigned char it_public[] = {
#embed "strings/it/public.json"
};
static const unsigned char en_merge[] = {
#embed "strings/en/merge.json"
};
static const unsigned char en_public[] = {
#embed "strings/en/public.json"
};
static const unsigned char it_reports[] = {
#embed "strings/it/reports.json"
};
static const unsigned char en_reports[] = {
#embed "strings/en/reports.json"
};
static const unsigned char it_lists[] = {
#embed "strings/it/lists.json"
};
static const unsigned char en_lists[] = {
#embed "strings/en/lists.json"
};
static const unsigned char it_opinions[] = {
#embed "strings/it/opinions.json"
};
static const unsigned char en_opinions[] = {
#embed "strings/en/opinions.json"
};
static const unsigned char it_training[] = {
#embed "strings/it/training.json"
};
static const unsigned char en_training[] = {
#embed "strings/en/training.json"
};
static const unsigned char it_flows[] = {
#embed "strings/it/flows.json"
};
static const unsigned char en_flows[] = {
#embed "strings/en/flows.json"
};
static const unsigned char it_time[] = {
#embed "strings/it/time.json"
};
static const unsigned char en_time[] = {
#embed "strings/en/time.json"
};
static const unsigned char it_problems[] = {
#embed "strings/it/problems.json"
};
static const unsigned char en_problems[] = {
#embed "strings/en/problems.json"
};
static const unsigned char it_promises[] = {
#embed "strings/it/promises.json"
};
static const unsigned char en_promises[] = {
#embed "strings/en/promises.json"
};
static const unsigned char it_keys[] = {
#embed "strings/it/keys.json"
};
static const unsigned char en_keys[] = {
#embed "strings/en/keys.json"
};
static const unsigned char it_writing[] = {
#embed "strings/it/writing.json"
};
static const unsigned char en_writing[] = {
#embed "strings/en/writing.json"
};
static const unsigned char it_request[] = {
#embed "strings/it/request.json"
};
static const unsigned char en_request[] = {
#embed "strings/en/request.json"
};
static const unsigned char it_views[] = {
#embed "strings/it/views.json"
};
static const unsigned char en_views[] = {
#embed "strings/en/views.json"
};
static const unsigned char it_search[] = {
#embed "strings/it/search.json"
};
static const unsigned char en_search[] = {
#embed "strings/en/search.json"
};
static const unsigned char it_settings[] = {
#embed "strings/it/settings.json"
};
static const unsigned char en_settings[] = {
#embed "strings/en/settings.json"
};

#define FILE(path, bytes) {path, bytes, sizeof bytes}
static const struct sportello_asset sportello_assets[] = {
    FILE("vendor/bootstrap-italia.min.css", vendor_bootstrap_italia_min_css),
    FILE("vendor/sprites.svg", vendor_sprites_svg),
    FILE("vendor/titillium-300.woff2", vendor_titillium_300_woff2),
    FILE("vendor/titillium-400.woff2", vendor_titillium_400_woff2),
    FILE("vendor/titillium-400i.woff2", vendor_titillium_400i_woff2),
    FILE("vendor/titillium-600.woff2", vendor_titillium_600_woff2),
    FILE("vendor/titillium-700.woff2", vendor_titillium_700_woff2),
    FILE("vendor/roboto-mono-400.woff2", vendor_roboto_mono_400_woff2),
    FILE("own/sportello.css", own_sportello_css),
    FILE("own/desk.css", own_desk_css),
    FILE("own/sportello.js", own_sportello_js),
    FILE("own/keys.js", own_keys_js),
    FILE("own/palette.js", own_palette_js),
    FILE("own/bulk.js", own_bulk_js),
    FILE("own/panes.js", own_panes_js),
    FILE("own/time.js", own_time_js),
    FILE("own/together.js", own_together_js),
    FILE("own/writing.js", own_writing_js),
    FILE("own/files.js", own_files_js),
    FILE("own/search.js", own_search_js),
    FILE("own/again.js", own_again_js),
    FILE("own/edit.js", own_edit_js),
    FILE("own/board.js", own_board_js),
    FILE("own/favicon.svg", own_favicon_svg),
    FILE("data/openapi.json", data_openapi),
    FILE("strings/it/account.json", it_account),
    FILE("strings/en/account.json", en_account),
    FILE("strings/it/api.json", it_api),
    FILE("strings/en/api.json", en_api),
    FILE("strings/it/bulk.json", it_bulk),
    FILE("strings/it/desk.json", it_desk),
    FILE("strings/en/bulk.json", en_bulk),
    FILE("strings/en/desk.json", en_desk),
    FILE("strings/it/errors.json", it_errors),
    FILE("strings/en/errors.json", en_errors),
    FILE("strings/it/together.json", it_together),
    FILE("strings/en/together.json", en_together),
    FILE("strings/it/work.json", it_work),
    FILE("strings/en/work.json", en_work),
    FILE("strings/it/words.json", it_words),
    FILE("strings/en/words.json", en_words),
    FILE("strings/it/events.json", it_events),
    FILE("strings/it/kit.json", it_kit),
    FILE("strings/en/events.json", en_events),
    FILE("strings/en/kit.json", en_kit),
    FILE("strings/it/knowledge.json", it_knowledge),
    FILE("strings/en/knowledge.json", en_knowledge),
    FILE("strings/it/macro.json", it_macro),
    FILE("strings/en/macro.json", en_macro),
    FILE("strings/it/mail.json", it_mail),
    FILE("strings/en/mail.json", en_mail),
    FILE("strings/it/merge.json", it_merge),
    FILE("strings/it/public.json", it_public),
    FILE("strings/en/merge.json", en_merge),
    FILE("strings/en/public.json", en_public),
    FILE("strings/it/reports.json", it_reports),
    FILE("strings/en/reports.json", en_reports),
    FILE("strings/it/lists.json", it_lists),
    FILE("strings/en/lists.json", en_lists),
    FILE("strings/it/opinions.json", it_opinions),
    FILE("strings/en/opinions.json", en_opinions),
    FILE("strings/it/training.json", it_training),
    FILE("strings/en/training.json", en_training),
    FILE("strings/it/flows.json", it_flows),
    FILE("strings/en/flows.json", en_flows),
    FILE("strings/it/time.json", it_time),
    FILE("strings/en/time.json", en_time),
    FILE("strings/it/problems.json", it_problems),
    FILE("strings/en/problems.json", en_problems),
    FILE("strings/it/promises.json", it_promises),
    FILE("strings/en/promises.json", en_promises),
    FILE("strings/it/keys.json", it_keys),
    FILE("strings/en/keys.json", en_keys),
    FILE("strings/it/writing.json", it_writing),
    FILE("strings/en/writing.json", en_writing),
    FILE("strings/it/request.json", it_request),
    FILE("strings/en/request.json", en_request),
    FILE("strings/it/views.json", it_views),
    FILE("strings/en/views.json", en_views),
    FILE("strings/it/search.json", it_search),
    FILE("strings/en/search.json", en_search),
    FILE("strings/it/settings.json", it_settings),
    FILE("strings/en/settings.json", en_settings),
};
const size_t sportello_assets_count = sizeof sportello_assets / sizeof *sportello_assets;

const struct sportello_asset *sportello_asset_at(size_t index) { return &sportello_assets[index]; }
