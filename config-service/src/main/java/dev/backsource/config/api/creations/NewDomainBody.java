package dev.backsource.config.api.creations;

import dev.backsource.config.access.teams.Team;
import dev.backsource.config.api.parts.DomainPart;
import dev.backsource.config.api.parts.OriginsBody;
import dev.backsource.config.web.json.JsonField;
import dev.backsource.config.web.json.JsonFields;
import dev.backsource.config.web.json.JsonShape;
import dev.backsource.config.web.json.JsonType;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.DynamicAcceleration;
import dev.backsource.policy.domain.OriginTls;
import dev.backsource.policy.protocol.GrantedPorts;
import dev.backsource.policy.protocol.OriginProtocolPolicy;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A domain as a client creates it: its name, its origins, and any of the other parts. Ports are granted later. */
public final class NewDomainBody {
    private static final JsonField<DomainName> NAME = JsonField.text("name", DomainName::parse)
            .required()
            .described("exact or wildcard")
            .example("www.example.com");

    private static final List<DomainPart<?>> PARTS = List.of(
            DomainPart.ORIGIN_REQUEST,
            DomainPart.POLICY,
            DomainPart.DYNAMIC_ACCELERATION,
            DomainPart.CLIENT_TLS,
            DomainPart.CACHING,
            DomainPart.SERVING);

    private static final JsonField<String> TEAM = JsonField.text("team", Team::requireId)
            .described("the ID of the team that will own the domain; default: your team, if you have one")
            .example("shop");

    public static final JsonType<NewDomain> TYPE = JsonShape.of(
                    "NewDomainBody",
                    NAME,
                    TEAM,
                    OriginsBody.ORIGINS,
                    OriginsBody.ORIGIN_TLS,
                    DomainPart.ORIGIN_REQUEST.field(),
                    DomainPart.POLICY.field().described("default: disabled"),
                    DomainPart.DYNAMIC_ACCELERATION.field().described("default: off"),
                    DomainPart.CLIENT_TLS.field().described("default: the edges' settings"),
                    DomainPart.CACHING.field().described("default: the edges' settings"),
                    DomainPart.SERVING.field().described("default: served"))
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
        var domain = new Domain(
                name,
                origins,
                Objects.requireNonNullElse(tls, OriginTls.DEFAULT),
                OriginProtocolPolicy.DISABLED,
                DynamicAcceleration.OFF,
                GrantedPorts.NONE);
        for (var edit : edits) {
            domain = edit.apply(domain);
        }
        return new NewDomain(domain, team);
    }
}
