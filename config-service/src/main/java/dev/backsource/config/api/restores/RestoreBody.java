package dev.backsource.config.api.restores;

import dev.backsource.config.access.teams.Team;
import dev.backsource.config.api.answers.ConfirmedDomains;
import dev.backsource.config.domain.RestoreCandidates;
import dev.backsource.config.domain.RestoreScope;
import dev.backsource.config.web.json.JsonField;
import dev.backsource.config.web.json.JsonFields;
import dev.backsource.config.web.json.JsonShape;
import dev.backsource.config.web.json.JsonType;
import dev.backsource.config.web.problem.Violation;
import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.Printable;
import dev.backsource.policy.domain.DomainName;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A restore of domains to a time: the time, and exactly one criterion for the domains. */
public final class RestoreBody {
    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");

    private static final JsonField<Instant> AT = JsonField.time("at", RestoreBody::time)
            .required()
            .described("the time, in the past; each domain gets the state that it had then")
            .example("2026-12-01T03:00:00Z");
    private static final JsonField<List<String>> DOMAINS = JsonField.texts("domains")
            .entries(1, RestoreCandidates.MAX_PAGE)
            .length(1, DomainName.MAX_SPELLING_LENGTH)
            .described("these domains");
    private static final JsonField<String> TEAM = JsonField.text("team", Team::requireId)
            .length(1, Team.MAX_ID_LENGTH)
            .described("the domains of this team, removed ones included")
            .example("shop");
    private static final JsonField<String> QUERY = JsonField.text("query", RestoreBody::part)
            .length(1, DomainName.MAX_LENGTH)
            .described("the domains whose names contain this text")
            .example("example.com");
    private static final JsonField<Boolean> ALL =
            JsonField.bool("all").described("true for all domains that you may change");
    private static final JsonField<Boolean> REMOVE_LATER = JsonField.bool("removeLater")
            .described("whether domains that didn't exist then are removed; default: they stay as they are");
    private static final JsonField<DomainName> AFTER = JsonField.text("after", DomainName::parse)
            .length(1, DomainName.MAX_SPELLING_LENGTH)
            .described("only domains after this one: the next of the preceding response");

    public static final JsonType<WantedRestore> TYPE = JsonShape.of(
                    "RestoreBody", AT, DOMAINS, TEAM, QUERY, ALL, REMOVE_LATER, AFTER, ConfirmedDomains.FIELD)
            .described("A time, and exactly one of domains, team, query and all")
            .readBy(RestoreBody::read);

    private RestoreBody() {}

    /** Null, with violations, for an invalid body. */
    private static @Nullable WantedRestore read(JsonFields fields) {
        var at = fields.get(AT);
        var scope = scope(fields);
        var removeLater = fields.get(REMOVE_LATER);
        var after = fields.get(AFTER);
        var confirmed = ConfirmedDomains.read(fields);
        fields.refuseOthers();
        return at == null || scope == null
                ? null
                : new WantedRestore(
                        at, scope, removeLater != null && removeLater, after == null ? "" : after.value(), confirmed);
    }

    private static @Nullable RestoreScope scope(JsonFields fields) {
        var names = names(fields);
        var team = fields.get(TEAM);
        var part = fields.get(QUERY);
        var all = fields.get(ALL);
        var criteria = Stream.of(DOMAINS, TEAM, QUERY).filter(fields::has).count();
        if (criteria + (Boolean.TRUE.equals(all) ? 1 : 0) != 1) {
            fields.violations()
                    .add(
                            fields.pathOf(DOMAINS),
                            Violation.INVALID,
                            "exactly one of domains, team, query and all (true) is required");
            return null;
        }
        if (Boolean.TRUE.equals(all)) {
            return RestoreScope.ALL;
        }
        if (names != null) {
            return RestoreScope.of(names);
        }
        return team != null ? RestoreScope.ofTeam(team) : part != null ? RestoreScope.containing(part) : null;
    }

    private static @Nullable List<DomainName> names(JsonFields fields) {
        var count = fields.size(DOMAINS);
        if (fields.has(DOMAINS) && (count == 0 || count > RestoreCandidates.MAX_PAGE)) {
            fields.violations()
                    .add(
                            fields.pathOf(DOMAINS),
                            Violation.RANGE,
                            "must have 1 to " + RestoreCandidates.MAX_PAGE + " names");
            return null;
        }
        var names = fields.get(DOMAINS, DomainName::parse);
        return names == null ? null : names.stream().distinct().toList();
    }

    private static Instant time(String text) {
        try {
            var at = OffsetDateTime.parse(text).toInstant();
            if (at.isBefore(FIRST)) {
                throw new InvalidValueException("must be a time since " + FIRST);
            }
            return at;
        } catch (DateTimeException e) {
            throw new InvalidValueException("must be a time as in RFC 3339, such as 2026-12-01T03:00:00Z");
        }
    }

    private static String part(String text) {
        if (text.length() > DomainName.MAX_LENGTH || !Printable.isPrintable(text)) {
            throw new InvalidValueException(
                    "must be part of a domain name, up to " + DomainName.MAX_LENGTH + " characters");
        }
        var searched = DomainName.searched(text);
        if (searched.isBlank()) {
            throw new InvalidValueException("must be part of a domain name");
        }
        return searched;
    }
}
