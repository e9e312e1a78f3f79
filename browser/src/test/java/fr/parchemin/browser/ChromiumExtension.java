package fr.parchemin.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives each test a new page, of a French visitor without a past, in the Chromium of this machine. */
final class ChromiumExtension implements BeforeAllCallback, AfterEachCallback, AfterAllCallback, ParameterResolver {

    private Playwright playwright;
    private Browser browser;

    @Override
    public void beforeAll(ExtensionContext context) {
        playwright = Playwright.create();
        browser = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(Path.of(System.getProperty("browser.executable")))
                        // Root needs the first; the others keep it from calling home.
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Page.class;
    }

    @Override
    public Page resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return browser.newContext(new Browser.NewContextOptions().setLocale("fr-FR"))
                .newPage();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        browser.contexts().forEach(it -> it.close());
    }

    @Override
    public void afterAll(ExtensionContext context) {
        playwright.close();
    }
}
