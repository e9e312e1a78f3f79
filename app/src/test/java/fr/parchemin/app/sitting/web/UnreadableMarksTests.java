package fr.parchemin.app.sitting.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parchemin.app.ParcheminTest;
import fr.parchemin.app.catalog.Catalog;
import fr.parchemin.app.people.Unreadable;
import fr.parchemin.app.sitting.GridPaper;
import fr.parchemin.app.sitting.GridPaper.Look;
import fr.parchemin.app.sitting.GridPaper.Part;
import fr.parchemin.app.sitting.GridPaper.Point;
import fr.parchemin.app.sitting.Grids.Stroke;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ParcheminTest
class UnreadableMarksTests {

    @Autowired
    private Catalog catalog;

    @Test
    void whatCannotBeReadIsNotTakenForNothingObserved() {
        var scheme = catalog.current("certification-jnac").orElseThrow().scheme();
        var assessment = Objects.requireNonNull(scheme.assessment("B1.mission-action"));
        var scale = Objects.requireNonNull(scheme.scale(assessment.scale()));
        var look = new Look(scheme.title(), List.of(), List.of(new Point("B1/0/2", scheme.title())));
        var paper = new GridPaper(assessment, scale, List.of(new Part("", null, List.of(look))));

        assertThat(GridForm.read(paper, Map.of("seen:B1/0/2", "")).strokes())
                .containsExactly(new Stroke.Observed("B1/0/2", null));
        assertThatThrownBy(() -> GridForm.read(paper, Map.of("seen:B1/0/2", "nimporte")))
                .isInstanceOfSatisfying(
                        Unreadable.class,
                        unreadable -> assertThat(unreadable.field()).isEqualTo("seen:B1/0/2"));
        assertThat(GridForm.read(paper, Map.of("mark:", "nimporte")).faults()).hasSize(1);
        assertThat(GridForm.read(paper, Map.of("mark:", "nimporte")).strokes()).isEmpty();
    }
}
