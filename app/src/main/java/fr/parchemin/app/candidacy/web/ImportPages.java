package fr.parchemin.app.candidacy.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import fr.parchemin.app.candidacy.Cohort;
import fr.parchemin.app.candidacy.CohortId;
import fr.parchemin.app.candidacy.Cohorts;
import fr.parchemin.app.candidacy.Column;
import fr.parchemin.app.candidacy.EnrolmentCheck.Refusal;
import fr.parchemin.app.candidacy.ImportJobs;
import fr.parchemin.app.candidacy.ImportJobs.State;
import fr.parchemin.app.candidacy.Imports;
import fr.parchemin.app.candidacy.Imports.Confirmation;
import fr.parchemin.app.candidacy.Imports.ImportId;
import fr.parchemin.app.candidacy.Imports.Preview;
import fr.parchemin.app.candidacy.Imports.Preview.PreviewRow;
import fr.parchemin.app.candidacy.Imports.Upload;
import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.catalog.Flash;
import fr.parchemin.app.catalog.Formats;
import fr.parchemin.app.catalog.Labels;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Allows;
import fr.parchemin.app.people.IdentityCheck;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How candidates are imported from a file: upload, preview, confirmation. */
@Controller
class ImportPages {

    private static final String REASONS = "candidacy.preview.reasons";
    private static final int SHOWN = 100;
    private static final long MOST_BYTES = 10L * 1024 * 1024;

    private final Cohorts cohorts;
    private final Imports imports;
    private final ImportJobs jobs;
    private final Catalog catalog;
    private final ImportModels models;
    private final MessageSource messages;

    ImportPages(
            Cohorts cohorts,
            Imports imports,
            ImportJobs jobs,
            Catalog catalog,
            ImportModels models,
            MessageSource messages) {
        this.cohorts = cohorts;
        this.imports = imports;
        this.jobs = jobs;
        this.catalog = catalog;
        this.models = models;
        this.messages = messages;
    }

    @GetMapping("/cohortes/{cohort}/import")
    @Allows(Action.ENROL)
    ModelAndView blank(@PathVariable long cohort, Locale locale) {
        return form(cohort(cohort), null, locale, HttpStatus.OK);
    }

    @PostMapping("/cohortes/{cohort}/import")
    @Allows(Action.ENROL)
    ModelAndView upload(
            @PathVariable long cohort,
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
            Actor actor,
            Locale locale)
            throws IOException {
        var found = cohort(cohort);
        if (!cohorts.force(found).holds()) {
            return form(found, null, locale, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        if (file == null
                || Objects.requireNonNullElse(file.getOriginalFilename(), "").isEmpty()) {
            return form(
                    found, say("candidacy.file.missing", List.of(), locale), locale, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        if (file.isEmpty()) {
            return form(
                    found, say("candidacy.file.empty", List.of(), locale), locale, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        if (file.getSize() > MOST_BYTES) {
            return form(
                    found,
                    say("candidacy.file.too-large", List.of(), locale),
                    locale,
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
        var name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
        if (file.getSize() > ImportJobs.LARGE_FILE) {
            var id = jobs.submit(found.id(), name, file.getBytes(), actor);
            return new ModelAndView("redirect:/cohortes/" + cohort + "/import/" + id.value());
        }
        return switch (imports.look(found.id(), name, file.getBytes(), actor)) {
            case Upload.Looked(ImportId id) ->
                new ModelAndView("redirect:/cohortes/" + cohort + "/import/" + id.value());
            case Upload.Unreadable(String reason, List<String> arguments) ->
                form(found, unreadable(reason, arguments, locale), locale, HttpStatus.UNPROCESSABLE_CONTENT);
        };
    }

    @GetMapping("/cohortes/{cohort}/import/{id:\\d+}")
    @Allows(Action.ENROL)
    ModelAndView preview(
            @PathVariable long cohort,
            @PathVariable long id,
            @RequestParam(name = "acceptees-apres", defaultValue = "0") int acceptedAfter,
            @RequestParam(name = "refusees-apres", defaultValue = "0") int refusedAfter,
            Actor actor,
            Locale locale) {
        var preview = preview(cohort, id, actor);
        var progress = jobs.progress(preview.id());
        if (progress.filter(one -> one.state() == State.QUEUED).isPresent()) {
            return new ModelAndView("candidacy/import-progress", "progress", progress.get())
                    .addObject("cohort", cohort(cohort))
                    .addObject("preview", preview);
        }
        var failed = progress.filter(one -> one.state() == State.FAILED).orElse(null);
        if (failed != null && failed.reason() != null) {
            return form(
                    cohort(cohort),
                    unreadable(failed.reason().replace("candidacy.file.", ""), failed.arguments(), locale),
                    locale,
                    HttpStatus.OK);
        }
        var view = new ModelAndView("candidacy/import-preview");
        var accepted = imports.rows(preview.id(), true, acceptedAfter, SHOWN);
        var refused = imports.rows(preview.id(), false, refusedAfter, SHOWN);
        view.addObject("cohort", cohort(cohort));
        view.addObject("notInForce", why(cohort(cohort), locale));
        view.addObject("preview", preview);
        view.addObject(
                "accepted",
                accepted.stream()
                        .map(row -> named(shown(row, locale), preview.headings(), locale))
                        .toList());
        view.addObject(
                "refused", refused.stream().map(row -> shown(row, locale)).toList());
        view.addObject(
                "acceptedNext", accepted.size() == SHOWN ? accepted.getLast().line() : null);
        view.addObject(
                "refusedNext", refused.size() == SHOWN ? refused.getLast().line() : null);
        return view;
    }

    @PostMapping("/cohortes/{cohort}/import/{id:\\d+}")
    @Allows(Action.ENROL)
    String confirm(@PathVariable long cohort, @PathVariable long id, Actor actor, RedirectAttributes redirect) {
        var preview = preview(cohort, id, actor);
        if (!preview.confirmed() && !cohorts.force(cohort(cohort)).holds()) {
            redirect.addFlashAttribute(Flash.NAME, Flash.warning("candidacy.flash.not-in-force", preview.file()));
            return "redirect:/cohortes/" + cohort + "/import";
        }
        if (preview.accepted() > ImportJobs.MANY_ROWS && !preview.confirmed()) {
            jobs.enrol(preview.id(), actor);
            return "redirect:/cohortes/" + cohort + "/import/" + id;
        }
        return switch (imports.confirm(preview.id(), actor)) {
            case Confirmation.Enrolled(int count, boolean now) -> {
                redirect.addFlashAttribute(
                        Flash.NAME,
                        Flash.good(
                                now ? "candidacy.flash.imported" : "candidacy.flash.imported-before",
                                count,
                                preview.file()));
                yield "redirect:/cohortes/" + cohort;
            }
            case Confirmation.Outdated _ -> {
                redirect.addFlashAttribute(Flash.NAME, Flash.warning("candidacy.flash.outdated"));
                yield "redirect:/cohortes/" + cohort + "/import/" + id;
            }
        };
    }

    @GetMapping("/cohortes/{cohort}/import/{id:\\d+}/refusees.csv")
    @Allows(Action.ENROL)
    ResponseEntity<byte[]> refused(@PathVariable long cohort, @PathVariable long id, Actor actor, Locale locale) {
        var preview = preview(cohort, id, actor);
        List<String> heading = new ArrayList<>(preview.headings());
        heading.removeIf(reasonsHeadings()::contains);
        int columns = heading.size();
        heading.add(say(REASONS, List.of(), locale));
        List<List<String>> rows = new ArrayList<>();
        rows.add(heading);
        for (PreviewRow row : imports.rows(preview.id(), false, 0, Integer.MAX_VALUE)) {
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < columns; i++) {
                cells.add(i < row.cells().size() ? row.cells().get(i) : "");
            }
            cells.add(String.join(say("candidacy.preview.between", List.of(), locale), reasons(row, locale)));
            rows.add(cells);
        }
        return csv("lignes-refusees.csv", rows);
    }

    /** As they stand in a file that was downloaded from here, in either language, and comes back corrected. */
    private Set<String> reasonsHeadings() {
        return Set.of(say(REASONS, List.of(), Locale.FRENCH), say(REASONS, List.of(), Locale.ENGLISH));
    }

    @GetMapping("/cohortes/{cohort}/import/modele.csv")
    @Allows(Action.ENROL)
    ResponseEntity<byte[]> template(@PathVariable long cohort, Locale locale) {
        cohort(cohort);
        return csv("modele.csv", List.of(headings(locale)));
    }

    @GetMapping("/cohortes/{cohort}/import/modele.xlsx")
    @Allows(Action.ENROL)
    ResponseEntity<byte[]> workbook(@PathVariable long cohort, Locale locale) throws IOException {
        cohort(cohort);
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("modele.xlsx")
                                .build()
                                .toString())
                .contentType(
                        MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))
                .body(ImportModels.workbook(headings(locale)));
    }

    private static ResponseEntity<byte[]> csv(String name, List<List<String>> rows) {
        var text = new StringWriter();
        text.write('\ufeff');
        var csv = CsvWriter.builder().fieldSeparator(';').bufferSize(0).build(text);
        rows.forEach(
                row -> csv.writeRecord(row.stream().map(ImportPages::harmless).toList()));
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .body(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** A spreadsheet would run a text that begins like a formula; read back, the apostrophe is dropped. */
    private static String harmless(String text) {
        return !text.isEmpty() && "=+-@".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private ModelAndView form(Cohort cohort, @Nullable String error, Locale locale, HttpStatus status) {
        var view = new ModelAndView("candidacy/import");
        view.addObject("cohort", cohort);
        view.addObject("error", error);
        view.addObject("notInForce", why(cohort, locale));
        view.addObject(
                "columns", models.columns(catalog.edition(cohort.edition()).scheme(), locale));
        view.setStatus(status);
        return view;
    }

    private String why(Cohort cohort, Locale locale) {
        var labels = new Labels(catalog.edition(cohort.edition()).scheme(), messages, locale);
        return cohorts.force(cohort).why(labels, new Formats(locale));
    }

    private static List<String> headings(Locale locale) {
        return Arrays.stream(Column.values())
                .map(column -> column.heading(locale))
                .toList();
    }

    private Shown shown(PreviewRow row, Locale locale) {
        return new Shown(
                row.line(),
                row.cells(),
                reasons(row, locale),
                row.remarks().stream()
                        .map(remark -> sentence(remark, "remark", locale))
                        .toList());
    }

    /** Each value after the heading of its column, as wide tables do not fit; dates as they were read. */
    private static Shown named(Shown row, List<String> headings, Locale locale) {
        var formats = new Formats(locale);
        var cells = IntStream.range(0, Math.min(headings.size(), row.cells().size()))
                .filter(i -> !row.cells().get(i).isBlank())
                .mapToObj(i -> headings.get(i) + "\u202f: "
                        + read(headings.get(i), row.cells().get(i), formats))
                .toList();
        return new Shown(row.line(), cells, row.reasons(), row.remarks());
    }

    private static String read(String heading, String cell, Formats formats) {
        return Column.named(heading)
                .filter(column -> column == Column.BIRTH_DATE || column == Column.ENROLLED_ON)
                .flatMap(_ -> IdentityCheck.date(cell))
                .map(formats::day)
                .orElse(cell);
    }

    private List<String> reasons(PreviewRow row, Locale locale) {
        return row.reasons().stream()
                .map(reason -> sentence(reason, "refusal", locale))
                .toList();
    }

    private String sentence(Refusal refusal, String kind, Locale locale) {
        var column = messages.getMessage(refusal.column().label(), null, locale);
        var reason = messages.getMessage(refusal.key(kind), refusal.said(locale), locale);
        return say("candidacy.refusal", List.of(column, reason), locale);
    }

    /** Why a file is of no use; the columns that it lacks are named in the reader's language. */
    private String unreadable(String reason, List<String> arguments, Locale locale) {
        if (!reason.equals("missing-columns")) {
            return say(reason.startsWith("candidacy.") ? reason : "candidacy.file." + reason, arguments, locale);
        }
        var missing = Arrays.stream(arguments.getFirst().split(", "))
                .map(name ->
                        Column.named(name).map(column -> column.heading(locale)).orElse(name))
                .collect(Collectors.joining(", "));
        return say("candidacy.file.missing-columns", List.of(missing, arguments.getLast()), locale);
    }

    private String say(String key, List<String> arguments, Locale locale) {
        return messages.getMessage(key, arguments.toArray(), locale);
    }

    private Preview preview(long cohort, long id, Actor actor) {
        return imports.find(new ImportId(id), actor)
                .filter(preview -> preview.cohort().value() == cohort)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private Cohort cohort(long cohort) {
        return cohorts.find(new CohortId(cohort)).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    record Shown(int line, List<String> cells, List<String> reasons, List<String> remarks) {}
}
