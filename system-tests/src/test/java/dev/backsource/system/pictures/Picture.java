package dev.backsource.system.pictures;

import java.util.List;
import java.util.Locale;

/** A picture in {@code docs/images}, with the console's modules of the shown page, tab or dialog. */
public enum Picture {
    OVERVIEW("pages/overview.js"),
    OVERVIEW_CHINESE("pages/overview.js"),
    DOMAINS("pages/domains.js"),
    DOMAIN("pages/domain.js"),
    DOMAIN_PHONE("pages/domain.js"),
    TRAFFIC("parts/traffic.js"),
    ROLLOUT("parts/rollout.js"),
    HISTORY("parts/history.js"),
    EXPLAIN("parts/explain.js"),
    POLICY_DIALOG("parts/policy-dialog.js", "parts/review.js"),
    STORY_SWITCH_ANYWAY("parts/policy-dialog.js"),
    STORY_REMOVE_TLS("parts/policy-dialog.js"),
    BATCH_REVIEW("parts/batch.js", "parts/review.js"),
    ALERTS("pages/alerts.js"),
    CHANGE_REQUESTS("pages/change-requests.js"),
    EDGES("pages/edges.js"),
    PURGES("pages/purges.js"),
    RECEIVERS("pages/receivers.js"),
    AUDIT("pages/audit.js"),
    ACCESS("pages/access.js"),
    COMPONENTS("pages/components.js");

    private final List<String> modules;

    Picture(String... modules) {
        this.modules = List.of(modules);
    }

    public String file() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-') + ".png";
    }

    public List<String> modules() {
        return modules;
    }

    /** The language of its texts. */
    String language() {
        return this == OVERVIEW_CHINESE ? "zh" : "en";
    }
}
