# The bot as a container. TypeScript runs as it is, so nothing is built: what production needs is installed in one
# stage and copied into another, without npm's cache and without any tool for development.
FROM node:24.21.0-trixie-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json ./
# No dependency needs its install script here; the Node of the image takes the place of the one in devDependencies.
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund

FROM node:24.21.0-trixie-slim
LABEL org.opencontainers.image.title="compacts-bot" \
      org.opencontainers.image.description="Answers questions about the UN Global Compacts, each with its source" \
      org.opencontainers.image.licenses="MIT"
# What is worked out from the data, and compiled code, are kept in the volume: the next start takes half of the time.
# Time-zone data is inside Node itself (ICU), and "doctor" says which; the image's own is not used.
ENV NODE_ENV=production \
    XDG_CACHE_HOME=/data/cache \
    OPERATIONS_HOST=0.0.0.0 \
    OPERATIONS_PORT=9464 \
    SLACK_HOST=0.0.0.0
WORKDIR /app
COPY --from=dependencies /app/node_modules ./node_modules
COPY package.json LICENSE ./
COPY bin ./bin
COPY src ./src
COPY adapters ./adapters
COPY data ./data
# The only folder that is written to, beside /tmp; the rest may be read-only. The store's default place is in it.
RUN install -d -o node -g node -m 700 /data
VOLUME ["/data"]
WORKDIR /data
USER node
# 9464: /healthz, /readyz and /metrics. 3000: Slack over HTTP, where SLACK_MODE=http.
EXPOSE 9464 3000
# Unhealthy while a platform is not connected or the store cannot be written; Docker itself restarts nothing for that.
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.OPERATIONS_PORT || 9464) + '/readyz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "--max-semi-space-size=4", "--v8-pool-size=1", "--flush-baseline-code", "--expose-gc", "/app/bin/compacts.js"]
CMD ["start"]
