package dev.backsource.config.api.creations;

import dev.backsource.config.access.teams.Team;
import dev.backsource.config.api.parts.OriginsBody;
import dev.backsource.config.api.parts.PartEndpoint;
import dev.backsource.config.web.json.JsonField;
import dev.backsource.config.web.json.JsonFields;
import dev.backsource.config.web.json.JsonShape;
import dev.backsource.config.web.json.JsonType;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.OriginTls;
import dev.backsource.policy.domain.Part;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A domain as a client creates it: its name, its origins, and any of the other parts. Ports are granted later. */
public final class NewDomainBody {
    private static final JsonField<DomainName> NAME = JsonField.text("name", DomainName::parse)
            .length(1, DomainName.MAX_SPELLING_LENGTH)
            .required()
            .described("exact or wildcard")
            .example("www.example.com");

    /** Ports are granted to domains that exist. */
    private static final List<PartEndpoint<?>> PARTS =
            PartEndpoint.NAMED.stream().filter(part -> !part.granted()).toList();

    private static final JsonField<String> TEAM = JsonField.text("team", Team::requireId)
            .length(1, Team.MAX_ID_LENGTH)
            .described("the ID of the team that will own the domain; default: your team, if you have one")
            .example("shop");

    public static final JsonType<NewDomain> TYPE = JsonShape.of(
                    "NewDomainBody",
                    Stream.concat(
                                    Stream.of(NAME, TEAM, OriginsBody.ORIGINS, OriginsBody.ORIGIN_TLS),
                                    PARTS.stream().map(PartEndpoint::fieldOfNew))
                            .toArray(JsonField<?>[]::new))
            .readBy(NewDomainBody::read);

    private NewDomainBody() {}

    /** Null, with violations, for an invalid body. */
    private static @Nullable NewDomain read(JsonFields fields) {
        var name = fields.get(NAME);
        var origins = OriginsBody.readOrigins(fields, OriginsBody.ORIGINS);
        var tls = fields.get(OriginsBody.ORIGIN_TLS);
        var edits = PARTS.stream()
                .map(part -> part.in(fields))
                .filter(Objects::nonNull)
                .toList();
        var team = fields.get(TEAM);
        fields.refuseOthers();
        if (name == null || !fields.violations().isEmpty()) {
            return null;
        }
        var domain = Domain.of(name, origins).with(Part.ORIGIN_TLS, Objects.requireNonNullElse(tls, OriginTls.DEFAULT));
        for (var edit : edits) {
            domain = edit.apply(domain);
        }
        return new NewDomain(domain, team);
    }
}
