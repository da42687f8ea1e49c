/**
 * Alibaba Cloud CDN's API (version 2018-05-10), as its own clients speak it: the same writes, rules and rights as the REST interface's,
 * in other words. No state and no rule of domains belongs here.
 */
@NullMarked
package dev.backsource.config.aliyun;

import org.jspecify.annotations.NullMarked;
