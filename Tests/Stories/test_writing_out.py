"""What leaves: seen before it does, sent in the way one sent last, and on to the next request of the list."""
from test_deadlines import asks
from town import logs_in, until

PAGES = True

REPLY = "#rispondi-f-testo"


def requests(town, name, count):
    key = town.run("token", "add", name, "--scope", "*").splitlines()[-1]
    return [asks(town, key)["number"] for _ in range(count)]


def test_through_a_list_by_keyboard(town, visitor):
    numbers = requests(town, "elenco", 3)
    giulia = logs_in(visitor("giulia-elenco", at=town), "giulia")
    giulia.goes("/scrivania?coda=tutte&ordine=recenti")
    page = giulia.page
    page.locator(f"a[href='/scrivania/richieste/{numbers[2]}']").first.click()
    page.wait_for_url(f"**/{numbers[2]}")
    page.keyboard.press("r")
    page.keyboard.type("Ecco la prima.")
    with page.expect_navigation():
        page.keyboard.press("Control+Shift+Enter")
    assert page.url.endswith(f"/{numbers[1]}"), page.url
    giulia.sees(f"Richiesta {numbers[2]}:")
    assert page.locator("input[name=prossima]").is_checked()
    giulia.audit()
    giulia.photo("e-prossima")
    # It is remembered: the plain key goes on too.
    page.keyboard.press("r")
    page.keyboard.type("Ecco la seconda.")
    with page.expect_navigation():
        page.keyboard.press("Control+Enter")
    assert page.url.endswith(f"/{numbers[0]}"), page.url
    giulia.leaves()


def test_the_preview_by_keyboard(town, visitor):
    path = f"/scrivania/richieste/{requests(town, 'anteprima', 1)[0]}"
    giulia = logs_in(visitor("giulia-anteprima", at=town), "giulia", path)
    page = giulia.page
    page.locator(REPLY).fill("Gentile Anna,\necco il modulo.")
    giulia.attaches("Allegati", {"name": "modulo.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4\n%%EOF"})
    page.get_by_role("button", name="Anteprima", exact=True).focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="La mail che parte")
    dialog.wait_for()
    assert "modulo.pdf" in dialog.inner_text() and "anna@example.it" in dialog.inner_text()
    page.frame_locator(".sp-preview-mail").get_by_text("ecco il modulo.").wait_for()
    giulia.audit()
    giulia.photo("anteprima")
    page.keyboard.press("Escape")
    assert dialog.count() == 0
    assert page.evaluate("document.activeElement.textContent") == "Anteprima"
    # What was kept with the preview is no draft of another window.
    page.locator(REPLY).press("End")
    page.keyboard.type(" Saluti.")
    giulia.sees("Bozza salvata alle")
    page.wait_for_timeout(1500)
    giulia.does_not_see("hai salvato altrove")
    page.get_by_role("button", name="Anteprima", exact=True).focus()
    # From the dialogue it is sent, with its file.
    page.keyboard.press("Enter")
    dialog.wait_for()
    with page.expect_navigation():
        dialog.get_by_role("button", name="Invia", exact=True).click()
    giulia.sees("ecco il modulo.", "modulo.pdf")
    giulia.leaves()


def test_the_preview_without_script_on_a_telephone(town, visitor):
    numbers = requests(town, "anteprima-senza", 2)
    marco = logs_in(visitor("marco-anteprima", at=town, javascript=False, phone=True), "marco", "/scrivania?coda=tutte")
    marco.goes(f"/scrivania/richieste/{numbers[0]}")
    marco.page.locator(REPLY).fill("Un momento.")
    marco.presses("Anteprima")
    marco.sees("La mail che parte", "anna@example.it")
    assert marco.page.locator(REPLY).input_value() == "Un momento."
    marco.photo("anteprima-telefono", full=True)
    marco.page.locator("input[name=prossima]").check()
    marco.page.locator("#rispondi form button", has_text="Invia").first.click()
    marco.sees(f"Richiesta {numbers[0]}:")
    assert marco.page.url.endswith(f"/{numbers[1]}"), marco.page.url
    marco.leaves()


def test_files_pasted_and_dropped(town, visitor):
    path = f"/scrivania/richieste/{requests(town, 'incolla', 1)[0]}"
    giulia = logs_in(visitor("giulia-incolla", at=town), "giulia", path)
    page = giulia.page
    give = """([selector, kind, name, type, text]) => {
        const bytes = Uint8Array.from(atob("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="), (c) => c.charCodeAt(0));
        const data = new DataTransfer();
        data.items.add(new File([bytes], name, { type }));
        if (text) data.setData("text/plain", text);
        const made = kind === "paste" ? new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true })
          : new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true });
        document.querySelector(selector).dispatchEvent(made);
    }"""
    kept, wrong = page.locator("#rispondi-allegati > li:has(button[name=togli])"), page.locator("#rispondi .sp-file-list li")
    page.evaluate(give, [REPLY, "paste", "image.png", "image/png", "Le parole"])
    assert kept.count() + wrong.count() == 0, "words were meant"
    page.evaluate(give, [REPLY, "paste", "image.png", "image/png", ""])
    page.evaluate(give, [REPLY, "paste", "image.png", "image/png", ""])
    page.evaluate(give, ["#rispondi form[enctype]", "drop", "schermata.png", "image/png", ""])
    page.evaluate(give, ["#rispondi form[enctype]", "drop", "programma.exe", "application/octet-stream", ""])
    # The picture, of one content under two names, stays once; what is no document stays where it was chosen, with the reason.
    until(lambda: kept.count() == 1 and wrong.count() == 1)
    assert kept.nth(0).inner_text().startswith("immagine-20")
    assert "sp-file-wrong" in wrong.nth(0).get_attribute("class")
    giulia.sees("Bozza salvata alle")
    giulia.audit()
    page.locator("#rispondi .sp-composer-buttons").scroll_into_view_if_needed()
    giulia.photo("incollati")
    wrong.nth(0).get_by_role("button").focus()
    page.keyboard.press("Enter")
    text_file = lambda name, text: {"name": name, "mimeType": "text/plain", "buffer": text.encode()}
    giulia.attaches("Allegati", text_file("uno.txt", "Uno"), text_file("due.txt", "Due"))
    until(lambda: kept.count() == 3)
    # The browser dies; at another computer everything is there, and one file is taken out again.
    giulia.context.close()
    there = logs_in(visitor("giulia-incolla-altrove", at=town), "giulia", path)
    page, kept = there.page, there.page.locator("#rispondi-allegati > li")
    assert [kept.nth(place).inner_text().split(".")[0] for place in (1, 2)] == ["uno", "due"]
    page.locator("#rispondi .sp-copies summary").click()
    page.locator("#rispondi-f-cc").fill("capo@ente.example")
    page.locator("#rispondi-f-cc").press("Enter")
    there.sees("Bozza salvata alle")
    kept.nth(2).get_by_role("button").focus()
    page.keyboard.press("Enter")
    until(lambda: kept.count() == 2)
    there.audit()
    page.locator("#rispondi .sp-composer-buttons").scroll_into_view_if_needed()
    there.photo("allegati-in-bozza")
    # The server is away while a file is added: it goes along with the text.
    there.expects_silence = True
    town.kill()
    there.attaches("Allegati", text_file("tre.txt", "Tre"))
    until(lambda: page.locator("#rispondi .sp-file-list li", has_text="tre.txt").count() == 1)
    town.start()
    page.locator("#rispondi-f-cc").fill("")
    page.locator(REPLY).fill("Ecco le immagini.")
    there.presses("Invia")
    there.sees("immagine-20", "uno.txt", "tre.txt")
    there.does_not_see("due.txt")
    assert page.locator("#rispondi-allegati > li").count() == 0
    there.leaves()


def test_files_without_script_on_a_telephone(town, visitor):
    path = f"/scrivania/richieste/{requests(town, 'allegati-senza', 1)[0]}"
    marco = logs_in(visitor("marco-allegati", at=town, javascript=False, phone=True), "marco", path)
    marco.page.locator(REPLY).fill("Con un modulo")
    marco.attaches("Allegati", {"name": "modulo.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4\n%%EOF"})
    marco.page.locator("#rispondi button", has_text="Salva la bozza").click()
    marco.sees("Bozza salvata alle", "modulo.pdf")
    marco.page.locator("#rispondi-allegati").scroll_into_view_if_needed()
    marco.photo("allegati-in-bozza-telefono")
    marco.page.locator("#rispondi-allegati button").click()
    marco.sees("Allegato tolto.")
    marco.does_not_see("modulo.pdf")
    assert marco.page.locator(REPLY).input_value() == "Con un modulo"
    marco.leaves()


def test_copies_and_forward_by_keyboard(town, visitor):
    path = f"/scrivania/richieste/{requests(town, 'copie', 1)[0]}"
    giulia = logs_in(visitor("giulia-copie", at=town), "giulia", path)
    page = giulia.page
    page.locator(REPLY).fill("Ecco, con il capo in copia.")
    fold = page.locator(".sp-copies summary")
    fold.focus()
    page.keyboard.press("Enter")
    page.locator("#rispondi-f-cc").fill("capo@ente.example")
    giulia.audit()
    giulia.photo("copie")
    page.locator(REPLY).focus()
    with page.expect_navigation():
        page.keyboard.press("Control+Enter")
    giulia.sees("Copia per conoscenza")
    giulia.audit()
    page.keyboard.press("F")
    page.wait_for_url("**/inoltra")
    giulia.audit()
    page.get_by_label("A chi").fill("fornitore@example.org")
    page.get_by_label("Che cosa scrivi sopra").fill("Potete guardare?")
    giulia.photo("inoltra")
    giulia.presses("Inoltra")
    giulia.sees("Inoltrata a fornitore@example.org.", "Potete guardare?")
    giulia.audit()
    phone = logs_in(visitor("giulia-inoltra", at=town, phone=True, dark=True, javascript=False), "giulia", path)
    phone.goes(path + "/inoltra")
    phone.presses("Inoltra")
    phone.sees("Scrivi almeno un indirizzo.")
    phone.audit()
    phone.photo("inoltra-errore")
