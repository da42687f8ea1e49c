package dev.backsource.config.probers;

import dev.backsource.config.reading.ShortSilence;
import dev.backsource.config.view.Views;
import java.time.Clock;

/** For tests in other packages. */
public final class ProbersDoor {
    private ProbersDoor() {}

    /** The reports in {@code views}; a prober is silent after a minute. */
    public static ProberReports reports(Views views, Clock clock) {
        return new ProberReports(views, new ShortSilence(), clock);
    }
}
