package dev.backsource.system.layout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A newcomer's first pages are short: the rest belongs to the pages that they link to. */
class PageLengthsTest {
    /** Two screens. */
    private static final int README_LINES = 90;
    /** Ten minutes, at 200 words a minute and with the lines of the tables. */
    private static final int ARCHITECTURE_WORDS = 2_100;

    @Test
    void shouldHaveAReadmeOfTwoScreens() {
        assertThat(Sources.page("README.md").lines().count())
                .as("lines of the README")
                .isLessThanOrEqualTo(README_LINES);
    }

    @Test
    void shouldHaveAnArchitectureOfTenMinutes() {
        assertThat(Sources.page("docs/architecture.md").trim().split("\\s+").length)
                .as("words of docs/architecture.md")
                .isLessThanOrEqualTo(ARCHITECTURE_WORDS);
    }
}
