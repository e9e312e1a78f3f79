package fr.parchemin.app.journal.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import fr.parchemin.app.journal.Entry;
import fr.parchemin.app.journal.Journal;
import fr.parchemin.app.people.Action;
import fr.parchemin.app.people.Actor;
import fr.parchemin.app.people.Allows;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The journal: who did what, the latest first, and the same as a file. */
@Controller
class JournalPages {

    private static final int SIZE = 50;
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private final Journal journal;
    private final Readouts readouts;

    JournalPages(Journal journal, Readouts readouts) {
        this.journal = journal;
        this.readouts = readouts;
    }

    @GetMapping("/journal")
    @Allows(Action.SEE_JOURNAL)
    String page(
            @ModelAttribute("asked") Asked asked,
            BindingResult errors,
            @RequestParam(name = "avant", required = false) @Nullable Long before,
            Actor reader,
            Model model,
            Locale locale) {
        refuse(errors);
        var filter = asked.filter(journal);
        var found = journal.page(reader, filter, before, SIZE + 1);
        var shown = found.subList(0, Math.min(SIZE, found.size()));
        var readout = readouts.of(shown, locale);
        model.addAttribute("total", Journal.seesAll(reader) ? (Long) journal.size() : null);
        model.addAttribute(
                "unknown",
                Journal.seesAll(reader) && filter.on() != null && filter.on().isEmpty());
        model.addAttribute("rows", shown.stream().map(readout::row).toList());
        model.addAttribute("whats", Readout.WHATS);
        model.addAttribute("kinds", Readout.KINDS);
        model.addAttribute("who", asked.account() == null ? null : readouts.who(asked.account(), locale));
        model.addAttribute("previous", before == null ? null : asked.address("/journal", null));
        model.addAttribute(
                "next",
                found.size() > SIZE ? asked.address("/journal", shown.getLast().place()) : null);
        model.addAttribute("export", shown.isEmpty() ? null : asked.address("/journal/export.csv", null));
        return "journal/journal";
    }

    /** Everything that is looked for, written as it is read. */
    @GetMapping("/journal/export.csv")
    @Allows(Action.SEE_JOURNAL)
    void export(
            @ModelAttribute Asked asked,
            BindingResult errors,
            Actor reader,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        refuse(errors);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"journal.csv\"");
        var out = response.getWriter();
        out.write(BYTE_ORDER_MARK);
        var csv = CsvWriter.builder().fieldSeparator(';').bufferSize(0).build(out);
        csv.writeRecord(readouts.of(List.of(), locale).headings());
        journal.each(reader, asked.filter(journal), entries -> {
            var readout = readouts.of(entries, locale);
            for (Entry entry : entries) {
                csv.writeRecord(readout.cells(entry));
            }
        });
        out.flush();
    }

    private static void refuse(BindingResult errors) {
        if (errors.hasErrors()) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
    }
}
