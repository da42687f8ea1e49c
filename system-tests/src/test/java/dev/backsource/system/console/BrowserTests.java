package dev.backsource.system.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A browser whose windows are closed after each test: a failed one tells what they showed, and none may have complained. */
abstract class BrowserTests {
    ConsoleBrowser browser;

    /** Before the windows close. */
    @RegisterExtension
    final AfterTestExecutionCallback evidence =
            test -> test.getExecutionException().ifPresent(failure -> browser.addEvidence(failure));

    @AfterEach
    void noPageComplains() {
        browser.closeWindows();
        assertThat(browser.complaints()).isEmpty();
    }
}
