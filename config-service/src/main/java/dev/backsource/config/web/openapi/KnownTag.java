package dev.backsource.config.web.openapi;

import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.tags.Tag;

/** What operations are grouped by. */
enum KnownTag {
    DOMAINS("Domains", "Accelerated domains as a whole"),
    SETTINGS("Settings", "The parts of a domain that are set one by one"),
    HISTORY("History", "Who changed what, and back to what it was"),
    PURGES("Purges", "Dropping what edges have cached"),
    STATE("State", "What edges and probers say of a domain"),
    FLEET("Fleet", "Edges and alerts, across domains"),
    BATCHES("Batches", "Changes of several domains in one request"),
    EVENTS("Events", "Changes and alerts as they happen");

    private final String title;
    private final String description;

    KnownTag(String title, String description) {
        this.title = title;
        this.description = description;
    }

    static List<Tag> all() {
        return Arrays.stream(values())
                .map(tag -> OASFactory.createTag().name(tag.title).description(tag.description))
                .toList();
    }
}
