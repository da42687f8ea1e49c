package dev.backsource.system.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import dev.backsource.system.Repository;
import dev.backsource.system.console.Chromium;
import dev.backsource.system.console.ConsoleAccount;
import dev.backsource.system.console.ConsoleBrowser;
import dev.backsource.testing.waiting.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The pictures that are being taken, and the windows for them. They are kept in {@code target}, with the record of their sources. */
final class Album {
    private static final Path FOLDER = Repository.root().resolve("system-tests/target/pictures");

    private final Browser browser;
    private final URI console;
    private final Set<Picture> taken = EnumSet.noneOf(Picture.class);
    private final List<String> errors = new ArrayList<>();

    Album(Chromium chromium, URI api) {
        browser = chromium.browser();
        console = api.resolve("/console/");
    }

    /** A window in which somebody signs in by the form. */
    ConsoleWindow signIn(ConsoleAccount account) {
        var window = open(Look.USUAL, null);
        window.go("");
        ConsoleBrowser.fillSignIn(window.page(), account);
        window.page().waitForURL("**/console/overview");
        return window;
    }

    /** A window with another look, and with the session of an open one. */
    ConsoleWindow like(ConsoleWindow signedIn, Look look) {
        return open(look, signedIn.page().context().storageState());
    }

    private ConsoleWindow open(Look look, @Nullable String session) {
        var context = browser.newContext(new Browser.NewContextOptions()
                .setColorScheme(look.theme)
                .setLocale(look.locale)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setStorageState(session)
                .setTimezoneId("UTC")
                .setViewportSize(look.width, ConsoleWindow.HEIGHT));
        context.setDefaultTimeout(Waiting.DEADLINE.toMillis());
        var page = context.newPage();
        page.onPageError(errors::add);
        return new ConsoleWindow(page, console, this::keep);
    }

    private void keep(Picture picture, byte[] png) {
        try {
            Files.createDirectories(FOLDER);
            Files.write(FOLDER.resolve(picture.file()), PalettePng.of(png));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        taken.add(picture);
    }

    /** Once every picture was taken, and no page had an error meanwhile. */
    void complete() {
        assertThat(errors).isEmpty();
        assertThat(taken).containsExactly(Picture.values());
        try {
            Files.writeString(FOLDER.resolve(PictureSources.RECORD), PictureSources.record());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The look of a window. */
    enum Look {
        USUAL(ColorScheme.LIGHT, 1280, "en-US"),
        DARK(ColorScheme.DARK, 1280, "en-US"),
        CHINESE(ColorScheme.LIGHT, 1280, "zh-CN"),
        PHONE(ColorScheme.LIGHT, 390, "en-US");

        private final ColorScheme theme;
        private final int width;
        private final String locale;

        Look(ColorScheme theme, int width, String locale) {
            this.theme = theme;
            this.width = width;
            this.locale = locale;
        }
    }
}
