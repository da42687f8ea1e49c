package dev.backsource.system.console;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Chromium, as the distribution has it. One that has ended by itself is started again for the next class. */
public final class Chromium implements AutoCloseable {
    /**
     * Chromium's pages of its own for the address bar, which take processor time beside each page, and then what Playwright turns off: Chromium heeds the last
     * list only.
     */
    private static final String FEATURES_OFF =
            "WebUIOmniboxAimPopup,WebUIOmniboxPopup,WebUIOmniboxFullPopup,AutoDeElevate,"
                    + "AvoidUnnecessaryBeforeUnloadCheckSync,BlockOriginHeaderModificationOnRedirect,BoundaryEventDispatchTracksNodeRemoval,"
                    + "DestroyProfileOnBrowserClose,DialMediaRouteProvider,GlobalMediaControls,HttpsUpgrades,LensOverlay,MediaRouter,OptimizationHints,"
                    + "PaintHolding,ThirdPartyStoragePartitioning,Translate";

    private final Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));

    private Browser browser = launch();

    /** Where it is. */
    static Optional<Path> program() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

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
                        .setExecutablePath(program().orElseThrow())
                        // A container's root has no name spaces for a sandbox.
                        .setArgs(List.of("--no-sandbox", "--disable-features=" + FEATURES_OFF)));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
