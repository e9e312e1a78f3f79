package fr.parchemin.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.WaitForSelectorState;
import fr.parchemin.app.ParcheminApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The application with its living examples, and a browser in front of it; started once for all tests. */
final class Demo {

    static final Path PICTURES = Path.of("target", "pictures");

    /** A Tuesday on which nothing is closed: what is held that day is held, whenever these tests run. */
    private static final StoryClock CLOCK = new StoryClock(LocalDate.of(2026, 11, 24));

    /** Started when the first test asks for it. */
    private static final class Only {
        static final Demo DEMO = new Demo(CLOCK);
    }

    private final String address;
    private final ConfigurableApplicationContext context;
    private final Browser browser;

    /**
     * Another one, with settings of its own.
     *
     * @param port known beforehand: passkeys are bound to the address that the application gives itself
     */
    Demo(int port, String... settings) {
        this(port, null, settings);
    }

    /** Another one, whose days are those of a clock. */
    Demo(Clock clock) {
        this(freePort(), clock);
    }

    private Demo(int port, @Nullable Clock clock, String... settings) {
        try {
            Path data = Files.createTempDirectory("parchemin-browser");
            SpringApplication application = new SpringApplication(ParcheminApplication.class);
            List<String> arguments = new ArrayList<>(List.of(settings));
            arguments.add("--parchemin.demo=true");
            arguments.add("--parchemin.data=" + data);
            arguments.add("--parchemin.schemes="
                    + Path.of("..", "schemes").toAbsolutePath().normalize());
            arguments.add("--server.port=" + port);
            if (clock != null) {
                application.addInitializers(starting -> ((GenericApplicationContext) starting)
                        .registerBean("storyClock", Clock.class, () -> clock, bean -> bean.setPrimary(true)));
            }
            context = application.run(arguments.toArray(String[]::new));
            address = "http://localhost:"
                    + Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer())
                            .getPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        browser = Playwright.create()
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(System.getProperty("browser.executable", "/usr/bin/chromium")))
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Demo started() {
        return Only.DEMO;
    }

    /** The day that it is for the one that is started once. */
    static LocalDate today() {
        return LocalDate.now(CLOCK);
    }

    /** The hour that it is for the one that is started once, to the minute. */
    static LocalDateTime now() {
        return LocalDateTime.now(CLOCK).truncatedTo(ChronoUnit.MINUTES);
    }

    /** What the application runs, and looks up nothing through its pages. */
    <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    String address() {
        return address;
    }

    /** A French visitor at a desktop, or on a phone of 320 pixels. */
    Page visitor(boolean phone) {
        return visitor(phone, "fr-FR");
    }

    /** A visitor whose browser asks for pages in a language. */
    Page visitor(boolean phone, String locale) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(address)
                .setLocale(locale)
                .setViewportSize(phone ? 320 : 1280, phone ? 640 : 900));
        Page page = context.newPage();
        page.setDefaultTimeout(20_000);
        return page;
    }

    /** A visitor whose browser runs no script. */
    Page withoutScripts() {
        Page page = browser.newContext(new Browser.NewContextOptions()
                        .setBaseURL(address)
                        .setLocale("fr-FR")
                        .setJavaScriptEnabled(false))
                .newPage();
        page.setDefaultTimeout(20_000);
        return page;
    }

    /** Somebody who runs certifications, signed in. */
    Page manager(boolean phone) {
        return signIn(visitor(phone), "responsable@parchemin.example", "demo-responsable");
    }

    /** The same, whose browser asks for another language. */
    Page manager(boolean phone, String language) {
        return signIn(visitor(phone, language), "responsable@parchemin.example", "demo-responsable");
    }

    /** One of the guests of the demonstration, signed in at a desktop. */
    Page guest(String email, String password) {
        return signIn(visitor(false), email, password);
    }

    private static Page signIn(Page page, String email, String password) {
        page.navigate("/connexion");
        page.fill("#email", email);
        page.fill("#password", password);
        page.click("button.button-primary");
        page.waitForURL(url -> !url.contains("/connexion"));
        return page;
    }

    /** What axe finds wrong with the page in hand, what it leaves unsaid, and whether it is wider than the window. */
    static List<String> faults(Page page) {
        // Of two pages, the one that has come and not the one that is on its way.
        page.locator("h1").first().waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        List<Rule> violations = new AxeBuilder(page).analyze().getViolations();
        List<String> faults = new ArrayList<>(violations.stream()
                .map(rule -> page.url() + ": " + rule.getId() + ", " + rule.getHelp() + ", "
                        + rule.getNodes().getFirst().getHtml())
                .toList());
        for (Object address : (List<?>) page.evaluate("""
                [...document.querySelectorAll('[href], [action], [src], [hx-get], [hx-post]')]
                    .flatMap(one => ['href', 'action', 'src', 'hx-get', 'hx-post'].map(name => one.getAttribute(name)))
                    .filter(address => address && /[{}]|%7B/i.test(address))""")) {
            faults.add(page.url() + ": an address with a placeholder in it, " + address);
        }
        if (page.content().contains("??")) {
            faults.add(page.url() + ": a sentence that no bundle has");
        }
        Object wider = page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
        if (wider instanceof Number pixels && pixels.intValue() > 0) {
            faults.add(page.url() + ": " + pixels + " pixels wider than the window");
        }
        return faults;
    }

    /** Keeps a picture of the page in hand, for people to look at. */
    static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".png"))
                .setFullPage(true));
    }
}
