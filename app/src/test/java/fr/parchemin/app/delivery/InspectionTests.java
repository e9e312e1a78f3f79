package fr.parchemin.app.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parchemin.app.delivery.Inspected.Sound;
import fr.parchemin.app.delivery.Inspected.Unsound;
import fr.parchemin.engine.scheme.Deliverable;
import fr.parchemin.engine.scheme.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

/** What is taken for a sound file, and what each other one is refused for. */
class InspectionTests {

    private final Inspection usual = inspection("pdf");

    private static Inspection inspection(String... accept) {
        return new Inspection(List.of(accept), DataSize.ofMegabytes(1), 2000);
    }

    private static Deliverable deliverable(@Nullable Integer pagesAtMost) {
        return new Deliverable(
                "rapport", null, new Text("Rapport", null), pagesAtMost, null, 0, Set.of(), false, List.of(), "000");
    }

    @TempDir
    Path directory;

    private Inspected look(byte[] file) {
        return look(usual, file, null);
    }

    private Inspected look(Inspection inspection, byte[] file, @Nullable Integer pagesAtMost) {
        try {
            return inspection.look(
                    Files.write(directory.resolve("file"), file), inspection.accepted(deliverable(pagesAtMost)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String refused(byte[] file) {
        return look(file) instanceof Unsound(Refusal why) ? why.key() : "sound";
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 300})
    void pagesAreCountedInTheFile(int pages) {
        assertThat(look(APdf.of(pages))).isEqualTo(new Sound(Format.PDF, pages));
        assertThat(look(APdf.packed(pages))).isEqualTo(new Sound(Format.PDF, pages));
    }

    @Test
    void aLockedFileIsRefusedWithOrWithoutPassword() {
        assertThat(refused(APdf.locked("secret"))).isEqualTo("protected");
        assertThat(refused(APdf.locked(""))).isEqualTo("protected");
    }

    @Test
    void halfAFileIsRefused() {
        assertThat(refused(APdf.half(APdf.of(8)))).isEqualTo("cut-short");
        assertThat(refused(APdf.half(APdf.packed(8)))).isEqualTo("cut-short");
    }

    @Test
    void aFileThatIsNoneInsideIsRefused() {
        var damaged = "%PDF-1.7\nrien\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);

        assertThat(refused(damaged)).isEqualTo("damaged");
    }

    @Test
    void pagesThatAreOnlyAnnouncedAreNotBelieved() {
        assertThat(look(APdf.announcing(1_000_000, 3))).isEqualTo(new Unsound(Refusal.of("lying", 3, 1_000_000L)));
    }

    @Test
    void aTreeThatTurnsRoundEnds() {
        var start = System.nanoTime();

        assertThat(look(APdf.turningRound())).isInstanceOf(Unsound.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void whatUnpacksToAGigabyteIsNotUnpacked() {
        var bomb = APdf.bomb();
        var larger = new Inspection(List.of("pdf"), DataSize.ofMegabytes(20), 2000);

        assertThat(bomb.length).isLessThan(2 << 20);
        assertThat(look(larger, bomb, null)).isEqualTo(new Unsound(Refusal.of("too-heavy")));
    }

    @Test
    void aFileBeyondTheMostPagesIsRefused() {
        var strict = new Inspection(List.of("pdf"), DataSize.ofMegabytes(1), 5);

        assertThat(look(strict, APdf.of(6), null)).isEqualTo(new Unsound(Refusal.of("too-many-pages", 5)));
        assertThat(look(strict, APdf.of(5), null)).isEqualTo(new Sound(Format.PDF, 5));
    }

    @Test
    void whatAFileIsIsToldByItsContent() {
        assertThat(look(APdf.zip())).isEqualTo(new Unsound(Refusal.of("other-format", Format.ZIP)));
        assertThat(look("Bonjour".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new Unsound(Refusal.of("other-format", Format.TEXT)));
        assertThat(look("<!DOCTYPE html><script>alert(1)</script>%PDF-1.7".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new Unsound(Refusal.of("other-format", Format.HTML)));
        assertThat(refused(new byte[0])).isEqualTo("empty");
    }

    @Test
    void aFileThatIsTooLargeIsRefusedWithBothSizes() {
        assertThat(look(new byte[(1 << 20) + 1])).isEqualTo(new Unsound(Refusal.of("too-large", 2L, 1L)));
    }

    @Test
    void moreFormatsAreTakenWhereTheSettingSaysSoButNeverWherePagesAreLimited() {
        var jpeg = new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 0};
        var open = inspection("pdf", "jpeg");

        assertThat(look(open, jpeg, null)).isEqualTo(new Sound(Format.JPEG, null));
        assertThat(look(open, jpeg, 7)).isEqualTo(new Unsound(Refusal.of("needs-pages", Format.JPEG)));
        assertThat(look(usual, jpeg, null)).isEqualTo(new Unsound(Refusal.of("other-format", Format.JPEG)));
        assertThatThrownBy(() -> inspection("exe")).hasMessageContaining("exe");
    }
}
