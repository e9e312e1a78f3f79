package fr.parchemin.app.shell;

import fr.parchemin.app.candidacy.Candidacies;
import fr.parchemin.app.candidacy.Candidacy;
import fr.parchemin.app.candidacy.CandidacyId;
import fr.parchemin.app.catalog.Flash;
import fr.parchemin.app.catalog.Formats;
import fr.parchemin.app.paper.Press;
import fr.parchemin.app.paper.Press.Manuscript;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Allows;
import fr.parchemin.app.people.Deed;
import fr.parchemin.app.people.Deed.Kind;
import fr.parchemin.app.people.Deed.Thing;
import fr.parchemin.app.people.Holds;
import fr.parchemin.app.people.PersonList;
import fr.parchemin.app.people.PersonalRecords;
import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** All that is known of the person of a dossier, for them to take away; and whether it may be erased. */
@Controller
class PersonalDataPages {

    private final Candidacies candidacies;
    private final List<PersonalRecords> records;
    private final Holds holds;
    private final PersonList persons;
    private final Press press;
    private final JsonMapper json;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PersonalDataPages(
            Candidacies candidacies,
            List<PersonalRecords> records,
            Holds holds,
            PersonList persons,
            Press press,
            JsonMapper json,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.candidacies = candidacies;
        this.records = records.stream()
                .sorted(Comparator.comparingInt(PersonalRecords::place))
                .toList();
        this.holds = holds;
        this.persons = persons;
        this.press = press;
        this.json = json.rebuild().enable(SerializationFeature.INDENT_OUTPUT).build();
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    @GetMapping("/dossiers/{candidacy}/donnees")
    @Allows(Action.EXPORT_PERSON)
    String page(@PathVariable long candidacy, Actor actor, Model model, Locale locale) {
        var found = find(candidacy);
        model.addAttribute("liftable", persons.reachesAll(found.person(), actor));
        model.addAttribute("candidacy", found);
        model.addAttribute("hold", holds.of(found.person()).orElse(null));
        model.addAttribute("formats", new Formats(locale));
        return "shell/personal-data";
    }

    @GetMapping(value = "/dossiers/{candidacy}/donnees.json")
    @Allows(Action.EXPORT_PERSON)
    ResponseEntity<byte[]> file(@PathVariable long candidacy, Actor actor) {
        var found = find(candidacy);
        return answer(found, MediaType.APPLICATION_JSON, "json", json.writeValueAsBytes(known(found, actor)));
    }

    @GetMapping("/dossiers/{candidacy}/donnees.pdf")
    @Allows(Action.EXPORT_PERSON)
    ResponseEntity<byte[]> document(@PathVariable long candidacy, Actor actor) {
        var found = find(candidacy);
        var print = press.print(new Manuscript(
                "personal-data",
                Map.of("name", found.identity().spokenName(), "parts", known(found, actor)),
                clock.instant()));
        return answer(found, MediaType.APPLICATION_PDF, "pdf", print);
    }

    @PostMapping("/dossiers/{candidacy}/conservation")
    @Allows(Action.HOLD_PERSON)
    String hold(
            @PathVariable long candidacy,
            @RequestParam(defaultValue = "") String reason,
            Actor actor,
            RedirectAttributes redirect) {
        if (reason.isBlank()) {
            redirect.addFlashAttribute(Flash.NAME, Flash.warning("shell.data.hold.reason.missing"));
        } else {
            holds.place(find(candidacy).person(), reason, actor);
        }
        return "redirect:/dossiers/" + candidacy + "/donnees";
    }

    @PostMapping("/dossiers/{candidacy}/conservation/levee")
    @Allows(Action.HOLD_PERSON)
    String lift(
            @PathVariable long candidacy,
            @RequestParam(defaultValue = "false") boolean confirmed,
            Actor actor,
            RedirectAttributes redirect) {
        var person = find(candidacy).person();
        if (!persons.reachesAll(person, actor)) {
            redirect.addFlashAttribute(Flash.NAME, Flash.warning("shell.data.hold.beyond"));
        } else if (!confirmed) {
            redirect.addFlashAttribute(Flash.NAME, Flash.warning("shell.data.hold.confirm.missing"));
        } else {
            holds.lift(person, actor);
        }
        return "redirect:/dossiers/" + candidacy + "/donnees";
    }

    private Map<String, List<Map<String, Object>>> known(Candidacy candidacy, Actor actor) {
        Map<String, List<Map<String, Object>>> known = new LinkedHashMap<>();
        transaction.executeWithoutResult(_ -> {
            records.forEach(part -> known.put(part.name(), part.of(candidacy.person(), actor)));
            events.publishEvent(new Deed(
                    actor,
                    "personal-data-exported",
                    Thing.of(Kind.PERSON, candidacy.person().value())));
        });
        return known;
    }

    private static ResponseEntity<byte[]> answer(Candidacy candidacy, MediaType type, String ending, byte[] content) {
        var name = ContentDisposition.attachment()
                .filename("donnees-" + candidacy.number() + "." + ending)
                .build();
        return ResponseEntity.ok()
                .contentType(type)
                .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
                .body(content);
    }

    private Candidacy find(long candidacy) {
        return candidacies
                .find(new CandidacyId(candidacy))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
