package fr.parchemin.app.quiz.web;

import fr.parchemin.app.catalog.Flash;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Allows;
import fr.parchemin.app.quiz.BankFiles;
import fr.parchemin.app.quiz.BankFiles.Imported;
import fr.parchemin.app.quiz.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
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
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Questions that come from files and leave in files. */
@Controller
class QuestionFilePages {

    private static final long MOST_BYTES = 10L * 1024 * 1024;
    private static final int SHOWN = 200;

    private final Bank bank;
    private final BankFiles files;

    QuestionFilePages(Bank bank, BankFiles files) {
        this.bank = bank;
        this.files = files;
    }

    @GetMapping("/referentiels/{scheme}/questions/import")
    @Allows(Action.EDIT_QUESTIONS)
    ModelAndView blank(@PathVariable String scheme, Locale locale) {
        return form(scheme, List.of(), locale, HttpStatus.OK);
    }

    @PostMapping("/referentiels/{scheme}/questions/import")
    @Allows(Action.EDIT_QUESTIONS)
    ModelAndView take(
            @PathVariable String scheme,
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
            @RequestParam(name = "theme", required = false) @Nullable Long theme,
            Actor actor,
            Locale locale,
            RedirectAttributes redirect)
            throws IOException {
        var name = file == null ? "" : Objects.requireNonNullElse(file.getOriginalFilename(), "");
        if (file == null || file.isEmpty() || file.getSize() > MOST_BYTES) {
            var code = file == null || file.isEmpty() ? "sheet-empty" : "sheet-too-large";
            return form(
                    scheme, List.of(new Fault(name, 0, "", code, "", "")), locale, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return switch (files.take(bank.scheme(scheme).id(), name, file.getBytes(), theme, actor)) {
            case Imported.Refused(List<Fault> faults) -> form(scheme, faults, locale, HttpStatus.UNPROCESSABLE_CONTENT);
            case Imported.Written(int written, int known) -> {
                redirect.addFlashAttribute(Flash.NAME, Flash.good("quiz.imported", written, name, known));
                yield new ModelAndView("redirect:/referentiels/" + scheme + "/questions");
            }
        };
    }

    @GetMapping("/referentiels/{scheme}/questions/export.zip")
    @Allows(Action.SEE_QUESTIONS)
    ResponseEntity<byte[]> asPackage(@PathVariable String scheme) {
        return file(
                "questions.zip",
                new MediaType("application", "zip"),
                files.asPackage(bank.scheme(scheme).id()));
    }

    @GetMapping("/referentiels/{scheme}/questions/export.csv")
    @Allows(Action.SEE_QUESTIONS)
    ResponseEntity<byte[]> asCsv(@PathVariable String scheme) {
        var csv = files.asCsv(bank.scheme(scheme).id());
        return file(
                "questions.csv",
                new MediaType("text", "csv", StandardCharsets.UTF_8),
                csv.getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/referentiels/{scheme}/questions/{question:\\d+}/item.xml")
    @Allows(Action.SEE_QUESTIONS)
    ResponseEntity<byte[]> asItem(@PathVariable String scheme, @PathVariable long question) {
        var found = bank.question(scheme, question);
        return file(found.code() + ".xml", MediaType.APPLICATION_XML, files.asItem(found));
    }

    static ResponseEntity<byte[]> file(String name, MediaType type, byte[] content) {
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .contentType(type)
                .body(content);
    }

    /** A fault as it is shown. */
    record Line(String file, int line, String item, String sentence) {}

    private ModelAndView form(String scheme, List<Fault> faults, Locale locale, HttpStatus status) {
        var view = bank.view("quiz/import", scheme, locale)
                .addObject("themes", bank.themes(scheme))
                .addObject("count", faults.size())
                .addObject(
                        "faults",
                        faults.stream()
                                .limit(SHOWN)
                                .map(one -> line(one, locale))
                                .toList());
        view.setStatus(status);
        return view;
    }

    private Line line(Fault fault, Locale locale) {
        return new Line(
                fault.file(),
                fault.line(),
                fault.item(),
                bank.say("quiz.fault." + fault.code(), locale, fault.found(), fault.expected()));
    }
}
