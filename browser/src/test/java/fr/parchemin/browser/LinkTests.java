package fr.parchemin.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A member of a jury from outside comes in by a link, once. */
class LinkTests {

    @Test
    void aOneTimeLinkWorksOnce() {
        var manager = Demo.started().manager(false);
        manager.navigate("/jurys");
        manager.locator("tbody th a").first().click();
        var room = URI.create(manager.url()).getPath();
        manager.navigate(room + "/membres");
        var seat = manager.locator("tbody tr", new Page.LocatorOptions().setHas(manager.locator("input[type=email]")))
                .first();
        seat.locator("input[type=email]").fill(UUID.randomUUID() + "@exemple.fr");
        assertThat(Demo.faults(manager)).isEmpty();
        Demo.picture(manager, "link-01-members");
        seat.locator("button").click();
        assertThat(manager.locator("#address")).isVisible();
        assertThat(Demo.faults(manager)).isEmpty();
        Demo.picture(manager, "link-02-handed");
        var link = URI.create(manager.locator("#address").inputValue()).getPath();

        var scanner = Demo.started().visitor(false);
        scanner.navigate(link);
        var juror = Demo.started().visitor(true);
        juror.navigate(link);
        assertThat(Demo.faults(juror)).isEmpty();
        Demo.picture(juror, "link-03-door");
        juror.click("main button.button-primary");
        juror.navigate(room);
        assertThat(juror.locator("h1")).isVisible();
        assertThat(juror.locator("tbody tr").first()).isVisible();

        scanner.click("main button.button-primary");
        assertThat(scanner.locator("h1")).containsText("ne sert plus");
        juror.context().clearCookies();
        juror.navigate(link);
        assertThat(juror.locator("h1")).containsText("ne sert plus");
        assertThat(Demo.faults(juror)).isEmpty();
    }
}
