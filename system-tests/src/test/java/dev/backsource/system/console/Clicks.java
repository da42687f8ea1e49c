package dev.backsource.system.console;

import com.microsoft.playwright.Page;

/** The clicks in one window, on all its pages, as these pages get them. */
final class Clicks {
    private static final String COUNT = """
            addEventListener('click', ({ isTrusted }) => {
              sessionStorage.clicks = Number(sessionStorage.clicks || 0) + (isTrusted ? 1 : 0);
            }, true);""";

    private final Page page;

    private Clicks(Page page) {
        this.page = page;
    }

    /** Counts from the next page on that is loaded in the window. */
    static Clicks countedIn(Page page) {
        page.addInitScript(COUNT);
        return new Clicks(page);
    }

    void reset() {
        page.evaluate("() => sessionStorage.removeItem('clicks')");
    }

    int sinceReset() {
        return ((Number) page.evaluate("() => Number(sessionStorage.clicks || 0)")).intValue();
    }
}
