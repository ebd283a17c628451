"""A known problem: seen in one request, found in others, answered to all at once."""
from test_deadlines import asks
from town import logs_in


def follows(person, name):
    person.page.get_by_role("link", name=name, exact=True).first.click()


def test_one_answer_to_all(town, visitor):
    key = town.run("token", "add", "problemi", "--scope", "*").splitlines()[-1]
    texts = ["Il portale stipendi non si apre da stamattina", "Da stamattina non si apre il portale stipendi",
             "Portale stipendi bloccato stamattina"]
    made = [asks(town, key, description=text)["number"] for text in texts]
    giulia = logs_in(visitor("giulia", at=town), "giulia", f"/scrivania/richieste/{made[0]}")
    follows(giulia, "Richieste simili")
    giulia.sees(str(made[1]), "in comune")
    giulia.audit()
    giulia.goes(f"/scrivania/richieste/{made[0]}/problema")
    follows(giulia, "Apri un nuovo problema noto da questa richiesta")
    giulia.page.locator("#f-title").fill("Portale stipendi fermo")
    giulia.page.locator("#f-standing").fill("Gentile {{name}}, il portale è fermo: ci stiamo lavorando.")
    giulia.photo("problema-nuovo")
    giulia.audit()
    giulia.presses("Apri il problema")
    giulia.sees("il portale è fermo: ci stiamo lavorando", "Portale stipendi fermo")
    giulia.goes("/scrivania/problemi")
    giulia.audit()
    giulia.photo("problemi")
    follows(giulia, "Portale stipendi fermo")
    for number in made[1:]:
        giulia.page.locator(f"input[name=richiesta][value='{number}']").check()
    giulia.photo("problema")
    giulia.audit()
    giulia.presses("Collega quelle scelte")
    giulia.sees("Cambierebbero 2 richieste", "collega al problema noto «Portale stipendi fermo»")
    giulia.presses("Cambia 2 richieste")
    giulia.sees("Si comincia tra pochi secondi")
    giulia.page.get_by_text("Finito: cambiate 2 richieste").wait_for(timeout=40_000)
    giulia.goes("/scrivania/problemi")
    giulia.sees("3 in attesa su 3")
    follows(giulia, "Portale stipendi fermo")
    giulia.page.locator("#risolvi-f-answer").fill("Gentile {{name}}, il portale è di nuovo aperto.")
    giulia.page.locator("#risolvi button[type=submit]").first.click()
    giulia.page.get_by_text("Cambierebbero 3 richieste").wait_for(timeout=20_000)
    giulia.presses("Cambia 3 richieste")
    # Ten seconds to think again: nobody hears of it.
    giulia.presses("Ferma")
    giulia.sees("Fermata")
    giulia.goes(f"/scrivania/richieste/{made[2]}")
    giulia.sees("In attesa")
    giulia.does_not_see("di nuovo aperto")
    giulia.goes("/scrivania/problemi")
    follows(giulia, "Portale stipendi fermo")
    giulia.page.locator("#risolvi-f-answer").fill("Gentile {{name}}, il portale è di nuovo aperto.")
    giulia.page.locator("#risolvi button[type=submit]").first.click()
    giulia.page.get_by_text("Cambierebbero 3 richieste").wait_for(timeout=20_000)
    giulia.presses("Cambia 3 richieste")
    giulia.page.get_by_text("Finito: cambiate 3 richieste").wait_for(timeout=40_000)
    giulia.goes(f"/scrivania/richieste/{made[2]}")
    giulia.sees("Gentile Anna Bianchi, il portale è di nuovo aperto.", "Risolta")
    giulia.leaves()
