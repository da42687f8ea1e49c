package dev.backsource.testing.browser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Chromium, as the distribution has it, for Playwright to launch. */
public final class ChromiumProgram {
    /** Pages of Chromium's own for the address bar of each window, which take as much processor time as a page of the console. */
    private static final String ADDRESS_BAR = "WebUIOmniboxAimPopup,WebUIOmniboxPopup,WebUIOmniboxFullPopup";

    /** What Playwright turns off itself. Chromium heeds only the last list that it is given. */
    private static final String BY_PLAYWRIGHT = "AutoDeElevate,AvoidUnnecessaryBeforeUnloadCheckSync,"
            + "BlockOriginHeaderModificationOnRedirect,BoundaryEventDispatchTracksNodeRemoval,DestroyProfileOnBrowserClose,"
            + "DialMediaRouteProvider,GlobalMediaControls,HttpsUpgrades,LensOverlay,MediaRouter,OptimizationHints,PaintHolding,"
            + "ThirdPartyStoragePartitioning,Translate";

    /** The switches to launch it with. A container's root has no name spaces for a sandbox. */
    public static final List<String> SWITCHES =
            List.of("--no-sandbox", "--disable-features=" + ADDRESS_BAR + "," + BY_PLAYWRIGHT);

    private ChromiumProgram() {}

    /** Where it is. */
    public static Optional<Path> find() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }
}
