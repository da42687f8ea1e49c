package dev.backsource.system.console;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import dev.backsource.testing.browser.ChromiumProgram;
import java.util.Map;

/** Chromium, as the distribution has it. One that has ended by itself is started again for the next class. */
public final class Chromium implements AutoCloseable {
    private final Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));

    private Browser browser = launch();

    public Browser browser() {
        if (!browser.isConnected()) {
            browser = launch();
        }
        return browser;
    }

    private Browser launch() {
        return playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(ChromiumProgram.find().orElseThrow())
                        .setArgs(ChromiumProgram.SWITCHES));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
