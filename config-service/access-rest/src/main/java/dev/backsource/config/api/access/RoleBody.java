package dev.backsource.config.api.access;

import dev.backsource.config.access.NamePattern;
import dev.backsource.config.access.Role;
import dev.backsource.config.access.RoleBinding;
import dev.backsource.config.web.json.JsonField;
import dev.backsource.config.web.json.JsonFields;
import dev.backsource.config.web.json.JsonShape;
import dev.backsource.config.web.json.JsonType;
import dev.backsource.config.web.problem.Violation;
import dev.backsource.policy.domain.DomainName;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A role and its scope, as a client gives them. */
public final class RoleBody {
    private static final JsonField<Role> ROLE = JsonField.choice("role", Role.class, Role::word)
            .required()
            .described("each role includes the roles before it");
    private static final JsonField<String> TEAM =
            JsonField.text("team").described("the ID of the team whose domains the role covers; default: all teams");
    private static final JsonField<List<String>> NAMES = JsonField.texts("names")
            .described("the domains that the role covers, or *.name for all below a name; default: all")
            .example(List.of("*.shop.example.com"))
            .entries(1, RoleBinding.MAX_NAMES)
            .length(1, DomainName.MAX_SPELLING_LENGTH);

    public static final JsonType<RoleBinding> TYPE =
            JsonShape.of("RoleBody", ROLE, TEAM, NAMES).readBy(RoleBody::read);

    private RoleBody() {}

    /** Null, with violations, for an invalid body. */
    private static @Nullable RoleBinding read(JsonFields fields) {
        var role = fields.get(ROLE);
        var team = fields.get(TEAM);
        var names = fields.get(NAMES, NamePattern::parse);
        if (fields.size(NAMES) > RoleBinding.MAX_NAMES) {
            fields.violations()
                    .add(
                            fields.pathOf(NAMES),
                            Violation.RANGE,
                            "there are " + fields.size(NAMES) + "; at most " + RoleBinding.MAX_NAMES + " are allowed");
        }
        if (fields.has(NAMES) && fields.size(NAMES) == 0) {
            fields.violations()
                    .add(fields.pathOf(NAMES), Violation.INVALID, "must not be empty; omit it for all domains");
        }
        return role == null ? null : new RoleBinding(role, team, Objects.requireNonNullElse(names, List.of()));
    }
}
