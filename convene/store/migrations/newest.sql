-- 0006
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

CREATE TABLE change (
	seq INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	place_id TEXT, 
	at TEXT DEFAULT '' NOT NULL, 
	device TEXT DEFAULT '' NOT NULL, 
	label TEXT DEFAULT '' NOT NULL, 
	kind TEXT DEFAULT '' NOT NULL, 
	why TEXT DEFAULT '' NOT NULL, 
	target_id TEXT, 
	undone_by TEXT, 
	PRIMARY KEY (seq), 
	CONSTRAINT ck_kind CHECK (kind IN ('do', 'undo', 'redo', 'log')), 
	UNIQUE (id)
)
 STRICT

;

CREATE INDEX ix_change_place ON change (place_id, seq);

CREATE TABLE memo (
	name TEXT NOT NULL, 
	value TEXT DEFAULT '' NOT NULL, 
	PRIMARY KEY (name)
)
 STRICT

;

CREATE TABLE place (
	id TEXT NOT NULL, 
	slug TEXT DEFAULT '' NOT NULL, 
	name TEXT DEFAULT '' NOT NULL, 
	kind TEXT, 
	country TEXT DEFAULT '' NOT NULL, 
	area_codes TEXT DEFAULT '[]' NOT NULL, 
	boundary_note TEXT DEFAULT '' NOT NULL, 
	population INTEGER, 
	population_source TEXT DEFAULT '' NOT NULL, 
	local_means TEXT DEFAULT '' NOT NULL, 
	languages TEXT DEFAULT '[]' NOT NULL, 
	convener_name TEXT DEFAULT '' NOT NULL, 
	convener_sector TEXT, 
	convener_role TEXT DEFAULT '' NOT NULL, 
	convener_funded_by TEXT DEFAULT '[]' NOT NULL, 
	convener_conflicts TEXT DEFAULT '[]' NOT NULL, 
	convener_contact_role TEXT DEFAULT '' NOT NULL, 
	convener_contact TEXT DEFAULT '' NOT NULL, 
	cycle INTEGER DEFAULT '0' NOT NULL, 
	stage TEXT, 
	started TEXT, 
	people_target INTEGER, 
	priority_groups TEXT DEFAULT '[]' NOT NULL, 
	not_reached TEXT DEFAULT '[]' NOT NULL, 
	nothing_for TEXT DEFAULT '' NOT NULL, 
	invented INTEGER DEFAULT '0' NOT NULL, 
	note TEXT DEFAULT '' NOT NULL, wards TEXT DEFAULT '[]' NOT NULL, short_forms TEXT DEFAULT '[]' NOT NULL, local_postcodes TEXT DEFAULT '[]' NOT NULL, wider_postcodes TEXT DEFAULT '[]' NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT ck_convener_sector CHECK (convener_sector IN ('public', 'private', 'third', 'citizen', 'mixed')), 
	CONSTRAINT ck_kind CHECK (kind IN ('neighbourhood', 'ward', 'town', 'district', 'region', 'other')), 
	CONSTRAINT ck_stage CHECK (stage IN ('engagement', 'codesign', 'delivery', 'measurement')), 
	CONSTRAINT ck_invented CHECK (invented BETWEEN 0 AND 1)
)
 STRICT

;

CREATE TABLE actor (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	slug TEXT DEFAULT '' NOT NULL, 
	name TEXT DEFAULT '' NOT NULL, 
	primary_type TEXT, 
	secondary_types TEXT DEFAULT '[]' NOT NULL, 
	relationship TEXT, 
	aliases TEXT DEFAULT '[]' NOT NULL, 
	sector TEXT, 
	legal_form TEXT DEFAULT '' NOT NULL, 
	identifiers TEXT DEFAULT '[]' NOT NULL, 
	base TEXT DEFAULT '' NOT NULL, 
	reach TEXT, 
	headcount INTEGER, 
	turnover TEXT, 
	balance_sheet TEXT, 
	size_year INTEGER, 
	influence INTEGER, 
	interest INTEGER, 
	affected INTEGER, 
	judged_by TEXT DEFAULT '' NOT NULL, 
	judged_on TEXT, 
	needs TEXT DEFAULT '' NOT NULL, 
	priorities TEXT DEFAULT '' NOT NULL, 
	constraints TEXT DEFAULT '' NOT NULL, 
	conflicts TEXT DEFAULT '' NOT NULL, 
	support TEXT DEFAULT '' NOT NULL, 
	language TEXT DEFAULT '' NOT NULL, 
	tags TEXT DEFAULT '[]' NOT NULL, 
	note TEXT DEFAULT '' NOT NULL, ward TEXT DEFAULT '' NOT NULL, website TEXT DEFAULT '' NOT NULL, origin TEXT DEFAULT '' NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT ck_primary_type CHECK (primary_type IN ('anchor', 'supplier', 'developer', 'msme', 'vcse', 'citizen')), 
	CONSTRAINT ck_reach CHECK (reach IN ('neighbourhood', 'ward', 'town', 'district', 'region', 'national')), 
	CONSTRAINT ck_relationship CHECK (relationship IN ('identified', 'contacted', 'engaged', 'committed', 'signed', 'withdrawn')), 
	CONSTRAINT ck_sector CHECK (sector IN ('public', 'private', 'third', 'citizen', 'mixed')), 
	CONSTRAINT ck_affected CHECK (affected BETWEEN 0 AND 3), 
	CONSTRAINT ck_influence CHECK (influence BETWEEN 1 AND 5), 
	CONSTRAINT ck_interest CHECK (interest BETWEEN 1 AND 5), 
	CONSTRAINT ck_size_year CHECK (size_year BETWEEN 1900 AND 2200), 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT

;

CREATE INDEX ix_actor_place_id ON actor (place_id);

CREATE TABLE change_row (
	change_seq INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	table_name TEXT DEFAULT '' NOT NULL, 
	row_id TEXT DEFAULT '' NOT NULL, 
	"before" TEXT, 
	"after" TEXT, 
	PRIMARY KEY (change_seq, position), 
	FOREIGN KEY(change_seq) REFERENCES change (seq)
)
 STRICT

;

CREATE INDEX ix_change_row_row ON change_row (row_id);

CREATE TABLE dissent (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	slug TEXT DEFAULT '' NOT NULL, 
	raised_by TEXT DEFAULT '' NOT NULL, 
	about TEXT DEFAULT '' NOT NULL, 
	text TEXT DEFAULT '' NOT NULL, 
	answer TEXT DEFAULT '' NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT

;

CREATE INDEX ix_dissent_place_id ON dissent (place_id);

CREATE TABLE framework (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	slug TEXT DEFAULT '' NOT NULL, 
	title TEXT DEFAULT '' NOT NULL, 
	version TEXT DEFAULT '' NOT NULL, 
	licence TEXT DEFAULT '' NOT NULL, 
	currency TEXT DEFAULT '' NOT NULL, 
	language TEXT DEFAULT '' NOT NULL, 
	local_definition TEXT DEFAULT '' NOT NULL, 
	discount_rate TEXT, 
	discount_source TEXT DEFAULT '' NOT NULL, 
	price_year INTEGER, 
	sha256 TEXT DEFAULT '' NOT NULL, permission TEXT DEFAULT '' NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT ux_framework_one UNIQUE (place_id)
)
 STRICT

;

CREATE INDEX ix_framework_place_id ON framework (place_id);

CREATE TABLE manifesto (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	slug TEXT DEFAULT '' NOT NULL, 
	title TEXT DEFAULT '' NOT NULL, 
	language TEXT DEFAULT '' NOT NULL, 
	status TEXT, 
	issued TEXT, 
	supersedes TEXT DEFAULT '' NOT NULL, 
	licence TEXT DEFAULT '' NOT NULL, 
	principles TEXT DEFAULT '[]' NOT NULL, 
	no_dissent INTEGER DEFAULT '0' NOT NULL, 
	steering TEXT DEFAULT '' NOT NULL, 
	quorum INTEGER, 
	decision_rule TEXT DEFAULT '' NOT NULL, 
	review_every_months INTEGER, 
	next_review TEXT, 
	full_review TEXT, 
	change_rule TEXT DEFAULT '' NOT NULL, 
	join_rule TEXT DEFAULT '' NOT NULL, 
	leave_rule TEXT DEFAULT '' NOT NULL, 
	concerns_to TEXT DEFAULT '' NOT NULL, 
	first_account_due TEXT, 
	reported_where TEXT DEFAULT '' NOT NULL, 
	verification TEXT, 
	will_state TEXT DEFAULT '[]' NOT NULL, 
	controller TEXT DEFAULT '' NOT NULL, 
	people_named TEXT DEFAULT '' NOT NULL, 
	retention_months INTEGER, 
	PRIMARY KEY (id), 
	CONSTRAINT ck_status CHECK (status IN ('draft', 'for_signing', 'signed', 'under_review', 'closed')), 
	CONSTRAINT ck_verification CHECK (verification IN ('none', 'peer', 'independent')), 
	CONSTRAINT ck_no_dissent CHECK (no_dissent BETWEEN 0 AND 1), 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT ux_manifesto_one UNIQUE (place_id)
)
 STRICT

;

CREATE INDEX ix_manifesto_place_id ON manifesto (place_id);

CREATE TABLE need (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	slug TEXT DEFAULT '' NOT NULL, 
	statement TEXT DEFAULT '' NOT NULL, 
	who TEXT DEFAULT '' NOT NULL, 
	note TEXT DEFAULT '' NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT

;

CREATE INDEX ix_need_place_id ON need (place_id);

CREATE TABLE override (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	slug TEXT DEFAULT '' NOT NULL, 
	"check" TEXT DEFAULT '' NOT NULL, 
	reason TEXT DEFAULT '' NOT NULL, 
	decided_on TEXT, 
	decided_by TEXT DEFAULT '' NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT

;

CREATE INDEX ix_override_place_id ON override (place_id);

CREATE TABLE priority (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	slug TEXT DEFAULT '' NOT NULL, 
	rank INTEGER DEFAULT '0' NOT NULL, 
	title TEXT DEFAULT '' NOT NULL, 
	aspiration TEXT DEFAULT '' NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT ck_rank CHECK (rank BETWEEN 1 AND 99), 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT

;

CREATE INDEX ix_priority_place_id ON priority (place_id);

CREATE TABLE publication (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	slug TEXT DEFAULT '' NOT NULL, 
	published_on TEXT, 
	sha256 TEXT DEFAULT '' NOT NULL, 
	terms_sha256 TEXT DEFAULT '' NOT NULL, 
	status TEXT DEFAULT '' NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT

;

CREATE INDEX ix_publication_place_id ON publication (place_id);

CREATE TABLE theme (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	slug TEXT DEFAULT '' NOT NULL, 
	title TEXT DEFAULT '' NOT NULL, 
	summary TEXT DEFAULT '' NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT

;

CREATE INDEX ix_theme_place_id ON theme (place_id);

CREATE TABLE workshop (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	slug TEXT DEFAULT '' NOT NULL, 
	title TEXT DEFAULT '' NOT NULL, 
	stage TEXT, 
	kind TEXT, 
	status TEXT, 
	date TEXT, 
	starts TEXT, 
	ends TEXT, 
	venue TEXT DEFAULT '' NOT NULL, 
	influence TEXT, 
	purpose TEXT DEFAULT '' NOT NULL, 
	groups TEXT DEFAULT '[]' NOT NULL, 
	access TEXT DEFAULT '' NOT NULL, 
	notes TEXT DEFAULT '' NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT ck_influence CHECK (influence IN ('inform', 'consult', 'involve', 'collaborate', 'empower')), 
	CONSTRAINT ck_kind CHECK (kind IN ('listening', 'vision', 'priorities', 'marketplace', 'signing', 'review', 'clinic', 'results', 'other')), 
	CONSTRAINT ck_stage CHECK (stage IN ('engagement', 'codesign', 'delivery', 'measurement')), 
	CONSTRAINT ck_status CHECK (status IN ('planned', 'running', 'held', 'cancelled')), 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT

;

CREATE INDEX ix_workshop_place_id ON workshop (place_id);

CREATE TABLE actor_levers (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	owner_id TEXT NOT NULL, 
	position INTEGER DEFAULT '0' NOT NULL, 
	lever TEXT, 
	yearly TEXT, 
	year INTEGER, 
	PRIMARY KEY (id), 
	CONSTRAINT ck_lever CHECK (lever IN ('procurement', 'planning', 'grants', 'investment', 'business_action')), 
	CONSTRAINT ck_year CHECK (year BETWEEN 1900 AND 2200), 
	FOREIGN KEY(owner_id) REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT

;

CREATE INDEX ix_actor_levers_owner_id ON actor_levers (owner_id);

CREATE INDEX ix_actor_levers_place_id ON actor_levers (place_id);

CREATE TABLE outcome (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	slug TEXT DEFAULT '' NOT NULL, 
	theme_id TEXT, 
	title TEXT DEFAULT '' NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(theme_id) REFERENCES theme (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT

;

CREATE INDEX ix_outcome_place_id ON outcome (place_id);

CREATE INDEX ix_outcome_theme_id ON outcome (theme_id);

CREATE TABLE priority_needs (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	owner_id TEXT NOT NULL, 
	position INTEGER DEFAULT '0' NOT NULL, 
	target_id TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(owner_id) REFERENCES priority (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(target_id) REFERENCES need (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT ux_priority_needs UNIQUE (owner_id, target_id)
)
 STRICT

;

CREATE INDEX ix_priority_needs_owner_id ON priority_needs (owner_id);

CREATE INDEX ix_priority_needs_place_id ON priority_needs (place_id);

CREATE INDEX ix_priority_needs_target_id ON priority_needs (target_id);

CREATE TABLE signature (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	slug TEXT DEFAULT '' NOT NULL, 
	actor_id TEXT, 
	signed_by TEXT DEFAULT '' NOT NULL, 
	authority TEXT DEFAULT '' NOT NULL, 
	signed_on TEXT, 
	since TEXT, 
	withdrawn_on TEXT, 
	self_assessment INTEGER, 
	PRIMARY KEY (id), 
	CONSTRAINT ck_self_assessment CHECK (self_assessment BETWEEN 0 AND 4), 
	FOREIGN KEY(actor_id) REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT

;

CREATE INDEX ix_signature_actor_id ON signature (actor_id);

CREATE INDEX ix_signature_place_id ON signature (place_id);

CREATE TABLE vision (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	slug TEXT DEFAULT '' NOT NULL, 
	statement TEXT DEFAULT '' NOT NULL, 
	horizon INTEGER, 
	status TEXT, 
	agreed_on TEXT, 
	agreed_how TEXT, 
	votes_for INTEGER, 
	votes_against INTEGER, 
	stood_aside INTEGER, 
	workshop_id TEXT, 
	PRIMARY KEY (id), 
	CONSTRAINT ck_agreed_how CHECK (agreed_how IN ('consent', 'fist_to_five', 'vote', 'consensus', 'other')), 
	CONSTRAINT ck_status CHECK (status IN ('draft', 'proposed', 'agreed', 'retired')), 
	CONSTRAINT ck_horizon CHECK (horizon BETWEEN 1900 AND 2200), 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(workshop_id) REFERENCES workshop (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT

;

CREATE INDEX ix_vision_place_id ON vision (place_id);

CREATE INDEX ix_vision_workshop_id ON vision (workshop_id);

CREATE TABLE workshop_attendance (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	owner_id TEXT NOT NULL, 
	position INTEGER DEFAULT '0' NOT NULL, 
	actor_type TEXT, 
	people INTEGER DEFAULT '0' NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT ck_actor_type CHECK (actor_type IN ('anchor', 'supplier', 'developer', 'msme', 'vcse', 'citizen')), 
	FOREIGN KEY(owner_id) REFERENCES workshop (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT

;

CREATE INDEX ix_workshop_attendance_owner_id ON workshop_attendance (owner_id);

CREATE INDEX ix_workshop_attendance_place_id ON workshop_attendance (place_id);

CREATE TABLE workshop_blocks (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	owner_id TEXT NOT NULL, 
	position INTEGER DEFAULT '0' NOT NULL, 
	title TEXT DEFAULT '' NOT NULL, 
	minutes INTEGER DEFAULT '0' NOT NULL, 
	method TEXT DEFAULT '' NOT NULL, 
	note TEXT DEFAULT '' NOT NULL, 
	starts TEXT, 
	PRIMARY KEY (id), 
	CONSTRAINT ck_minutes CHECK (minutes BETWEEN 0 AND 1440), 
	FOREIGN KEY(owner_id) REFERENCES workshop (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT

;

CREATE INDEX ix_workshop_blocks_owner_id ON workshop_blocks (owner_id);

CREATE INDEX ix_workshop_blocks_place_id ON workshop_blocks (place_id);

CREATE TABLE workshop_run (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	workshop_id TEXT NOT NULL, 
	block INTEGER DEFAULT '0' NOT NULL, 
	block_started TEXT, 
	paused_at TEXT, 
	paused_seconds INTEGER DEFAULT '0' NOT NULL, 
	added_minutes INTEGER DEFAULT '0' NOT NULL, 
	finished TEXT DEFAULT '' NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(workshop_id) REFERENCES workshop (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT

;

CREATE INDEX ix_workshop_run_place_id ON workshop_run (place_id);

CREATE INDEX ix_workshop_run_workshop_id ON workshop_run (workshop_id);

CREATE UNIQUE INDEX ux_workshop_run ON workshop_run (workshop_id);

CREATE TABLE need_contributions (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	owner_id TEXT NOT NULL, 
	position INTEGER DEFAULT '0' NOT NULL, 
	target_id TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(owner_id) REFERENCES need (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(target_id) REFERENCES contribution (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT ux_need_contributions UNIQUE (owner_id, target_id)
)
 STRICT

;

CREATE INDEX ix_need_contributions_owner_id ON need_contributions (owner_id);

CREATE INDEX ix_need_contributions_place_id ON need_contributions (place_id);

CREATE INDEX ix_need_contributions_target_id ON need_contributions (target_id);

CREATE TABLE priority_outcomes (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	owner_id TEXT NOT NULL, 
	position INTEGER DEFAULT '0' NOT NULL, 
	target_id TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(owner_id) REFERENCES priority (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(target_id) REFERENCES outcome (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT ux_priority_outcomes UNIQUE (owner_id, target_id)
)
 STRICT

;

CREATE INDEX ix_priority_outcomes_owner_id ON priority_outcomes (owner_id);

CREATE INDEX ix_priority_outcomes_place_id ON priority_outcomes (place_id);

CREATE INDEX ix_priority_outcomes_target_id ON priority_outcomes (target_id);

CREATE TABLE priority_visions (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	owner_id TEXT NOT NULL, 
	position INTEGER DEFAULT '0' NOT NULL, 
	target_id TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(owner_id) REFERENCES priority (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(target_id) REFERENCES vision (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT ux_priority_visions UNIQUE (owner_id, target_id)
)
 STRICT

;

CREATE INDEX ix_priority_visions_owner_id ON priority_visions (owner_id);

CREATE INDEX ix_priority_visions_place_id ON priority_visions (place_id);

CREATE INDEX ix_priority_visions_target_id ON priority_visions (target_id);

CREATE TABLE reply_contributions (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	owner_id TEXT NOT NULL, 
	position INTEGER DEFAULT '0' NOT NULL, 
	target_id TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(owner_id) REFERENCES reply (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(target_id) REFERENCES contribution (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT ux_reply_contributions UNIQUE (owner_id, target_id)
)
 STRICT

;

CREATE INDEX ix_reply_contributions_owner_id ON reply_contributions (owner_id);

CREATE INDEX ix_reply_contributions_place_id ON reply_contributions (place_id);

CREATE INDEX ix_reply_contributions_target_id ON reply_contributions (target_id);

CREATE TABLE reply_visions (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	owner_id TEXT NOT NULL, 
	position INTEGER DEFAULT '0' NOT NULL, 
	target_id TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(owner_id) REFERENCES reply (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(target_id) REFERENCES vision (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT ux_reply_visions UNIQUE (owner_id, target_id)
)
 STRICT

;

CREATE INDEX ix_reply_visions_owner_id ON reply_visions (owner_id);

CREATE INDEX ix_reply_visions_place_id ON reply_visions (place_id);

CREATE INDEX ix_reply_visions_target_id ON reply_visions (target_id);

CREATE TABLE vision_contributions (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	owner_id TEXT NOT NULL, 
	position INTEGER DEFAULT '0' NOT NULL, 
	target_id TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(owner_id) REFERENCES vision (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(target_id) REFERENCES contribution (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT ux_vision_contributions UNIQUE (owner_id, target_id)
)
 STRICT

;

CREATE INDEX ix_vision_contributions_owner_id ON vision_contributions (owner_id);

CREATE INDEX ix_vision_contributions_place_id ON vision_contributions (place_id);

CREATE INDEX ix_vision_contributions_target_id ON vision_contributions (target_id);

CREATE TABLE vision_needs (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	owner_id TEXT NOT NULL, 
	position INTEGER DEFAULT '0' NOT NULL, 
	target_id TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(owner_id) REFERENCES vision (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(target_id) REFERENCES need (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT ux_vision_needs UNIQUE (owner_id, target_id)
)
 STRICT

;

CREATE INDEX ix_vision_needs_owner_id ON vision_needs (owner_id);

CREATE INDEX ix_vision_needs_place_id ON vision_needs (place_id);

CREATE INDEX ix_vision_needs_target_id ON vision_needs (target_id);

CREATE TABLE vision_outcomes (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	owner_id TEXT NOT NULL, 
	position INTEGER DEFAULT '0' NOT NULL, 
	target_id TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(owner_id) REFERENCES vision (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(target_id) REFERENCES outcome (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT ux_vision_outcomes UNIQUE (owner_id, target_id)
)
 STRICT

;

CREATE INDEX ix_vision_outcomes_owner_id ON vision_outcomes (owner_id);

CREATE INDEX ix_vision_outcomes_place_id ON vision_outcomes (place_id);

CREATE INDEX ix_vision_outcomes_target_id ON vision_outcomes (target_id);

CREATE TABLE vision_wordings (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	owner_id TEXT NOT NULL, 
	position INTEGER DEFAULT '0' NOT NULL, 
	text TEXT DEFAULT '' NOT NULL, 
	changed_on TEXT, 
	asked_by TEXT DEFAULT '' NOT NULL, 
	why TEXT DEFAULT '' NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(owner_id) REFERENCES vision (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT

;

CREATE INDEX ix_vision_wordings_owner_id ON vision_wordings (owner_id);

CREATE INDEX ix_vision_wordings_place_id ON vision_wordings (place_id);

CREATE TABLE priority_targets (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	owner_id TEXT NOT NULL, 
	position INTEGER DEFAULT '0' NOT NULL, 
	measure_id TEXT, 
	baseline TEXT, 
	baseline_date TEXT, 
	no_baseline_reason TEXT DEFAULT '' NOT NULL, 
	target TEXT, 
	"by" TEXT, 
	rationale TEXT DEFAULT '' NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(measure_id) REFERENCES measure (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(owner_id) REFERENCES priority (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT

;

CREATE INDEX ix_priority_targets_measure_id ON priority_targets (measure_id);

CREATE INDEX ix_priority_targets_owner_id ON priority_targets (owner_id);

CREATE INDEX ix_priority_targets_place_id ON priority_targets (place_id);

CREATE TABLE amendment (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	slug TEXT DEFAULT '' NOT NULL, 
	commitment_id TEXT, 
	changed_on TEXT, 
	changed_by TEXT DEFAULT '' NOT NULL, 
	what TEXT DEFAULT '' NOT NULL, 
	why TEXT DEFAULT '' NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(commitment_id) REFERENCES commitment (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT

;

CREATE INDEX ix_amendment_commitment_id ON amendment (commitment_id);

CREATE INDEX ix_amendment_place_id ON amendment (place_id);

CREATE TABLE commitment_depends_on (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	owner_id TEXT NOT NULL, 
	position INTEGER DEFAULT '0' NOT NULL, 
	target_id TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(owner_id) REFERENCES commitment (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(target_id) REFERENCES ask (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT ux_commitment_depends_on UNIQUE (owner_id, target_id)
)
 STRICT

;

CREATE INDEX ix_commitment_depends_on_owner_id ON commitment_depends_on (owner_id);

CREATE INDEX ix_commitment_depends_on_place_id ON commitment_depends_on (place_id);

CREATE INDEX ix_commitment_depends_on_target_id ON commitment_depends_on (target_id);

CREATE TABLE commitment_partners (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	owner_id TEXT NOT NULL, 
	position INTEGER DEFAULT '0' NOT NULL, 
	target_id TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(owner_id) REFERENCES commitment (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(target_id) REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT ux_commitment_partners UNIQUE (owner_id, target_id)
)
 STRICT

;

CREATE INDEX ix_commitment_partners_owner_id ON commitment_partners (owner_id);

CREATE INDEX ix_commitment_partners_place_id ON commitment_partners (place_id);

CREATE INDEX ix_commitment_partners_target_id ON commitment_partners (target_id);

CREATE TABLE commitment_priorities (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	owner_id TEXT NOT NULL, 
	position INTEGER DEFAULT '0' NOT NULL, 
	target_id TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(owner_id) REFERENCES commitment (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(target_id) REFERENCES priority (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT ux_commitment_priorities UNIQUE (owner_id, target_id)
)
 STRICT

;

CREATE INDEX ix_commitment_priorities_owner_id ON commitment_priorities (owner_id);

CREATE INDEX ix_commitment_priorities_place_id ON commitment_priorities (place_id);

CREATE INDEX ix_commitment_priorities_target_id ON commitment_priorities (target_id);

CREATE TABLE commitment_visions (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	owner_id TEXT NOT NULL, 
	position INTEGER DEFAULT '0' NOT NULL, 
	target_id TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(owner_id) REFERENCES commitment (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(target_id) REFERENCES vision (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT ux_commitment_visions UNIQUE (owner_id, target_id)
)
 STRICT

;

CREATE INDEX ix_commitment_visions_owner_id ON commitment_visions (owner_id);

CREATE INDEX ix_commitment_visions_place_id ON commitment_visions (place_id);

CREATE INDEX ix_commitment_visions_target_id ON commitment_visions (target_id);

CREATE TABLE reply_commitments (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	owner_id TEXT NOT NULL, 
	position INTEGER DEFAULT '0' NOT NULL, 
	target_id TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(owner_id) REFERENCES reply (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(target_id) REFERENCES commitment (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT ux_reply_commitments UNIQUE (owner_id, target_id)
)
 STRICT

;

CREATE INDEX ix_reply_commitments_owner_id ON reply_commitments (owner_id);

CREATE INDEX ix_reply_commitments_place_id ON reply_commitments (place_id);

CREATE INDEX ix_reply_commitments_target_id ON reply_commitments (target_id);

CREATE TABLE observation_evidence (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	owner_id TEXT NOT NULL, 
	position INTEGER DEFAULT '0' NOT NULL, 
	text TEXT DEFAULT '' NOT NULL, 
	grade INTEGER, 
	source TEXT DEFAULT '' NOT NULL, 
	date TEXT, 
	consent TEXT, 
	checked_by TEXT DEFAULT '' NOT NULL, 
	checked_on TEXT, sha256 TEXT DEFAULT '' NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT ck_consent CHECK (consent IN ('not_needed', 'given', 'not_asked', 'refused')), 
	CONSTRAINT ck_grade CHECK (grade BETWEEN 1 AND 5), 
	FOREIGN KEY(owner_id) REFERENCES observation (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT

;

CREATE INDEX ix_observation_evidence_owner_id ON observation_evidence (owner_id);

CREATE INDEX ix_observation_evidence_place_id ON observation_evidence (place_id);

CREATE UNIQUE INDEX ux_place_slug ON place (lower(slug));

CREATE UNIQUE INDEX ux_actor_slug ON actor (place_id, lower(slug));

CREATE UNIQUE INDEX ux_amendment_slug ON amendment (place_id, lower(slug));

CREATE UNIQUE INDEX ux_dissent_slug ON dissent (place_id, lower(slug));

CREATE UNIQUE INDEX ux_framework_slug ON framework (place_id, lower(slug));

CREATE UNIQUE INDEX ux_manifesto_slug ON manifesto (place_id, lower(slug));

CREATE UNIQUE INDEX ux_need_slug ON need (place_id, lower(slug));

CREATE UNIQUE INDEX ux_outcome_slug ON outcome (place_id, lower(slug));

CREATE UNIQUE INDEX ux_override_slug ON override (place_id, lower(slug));

CREATE UNIQUE INDEX ux_priority_slug ON priority (place_id, lower(slug));

CREATE UNIQUE INDEX ux_publication_slug ON publication (place_id, lower(slug));

CREATE UNIQUE INDEX ux_signature_slug ON signature (place_id, lower(slug));

CREATE UNIQUE INDEX ux_theme_slug ON theme (place_id, lower(slug));

CREATE UNIQUE INDEX ux_vision_slug ON vision (place_id, lower(slug));

CREATE UNIQUE INDEX ux_workshop_slug ON workshop (place_id, lower(slug));

CREATE TABLE filter (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	slug TEXT DEFAULT '' NOT NULL, 
	name TEXT DEFAULT '' NOT NULL, 
	noun TEXT DEFAULT '' NOT NULL, 
	words TEXT DEFAULT '' NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT

;

CREATE INDEX ix_filter_place_id ON filter (place_id);

CREATE TABLE "match" (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	slug TEXT DEFAULT '' NOT NULL, 
	name TEXT DEFAULT '' NOT NULL, 
	file TEXT DEFAULT '' NOT NULL, 
	line INTEGER, 
	why TEXT DEFAULT '' NOT NULL, 
	record TEXT DEFAULT '' NOT NULL, 
	links TEXT DEFAULT '' NOT NULL, 
	noted_on TEXT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT

;

CREATE INDEX ix_match_place_id ON "match" (place_id);

CREATE TABLE notice (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	slug TEXT DEFAULT '' NOT NULL, 
	title TEXT DEFAULT '' NOT NULL, 
	text TEXT DEFAULT '' NOT NULL, 
	issued_on TEXT, 
	language TEXT DEFAULT '' NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT

;

CREATE INDEX ix_notice_place_id ON notice (place_id);

CREATE TABLE person (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	slug TEXT DEFAULT '' NOT NULL, 
	name TEXT DEFAULT '' NOT NULL, 
	channel TEXT, 
	email TEXT DEFAULT '' NOT NULL, 
	phone TEXT DEFAULT '' NOT NULL, 
	address TEXT DEFAULT '' NOT NULL, 
	note TEXT DEFAULT '' NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT ck_channel CHECK (channel IN ('call', 'visit', 'meeting', 'email', 'letter', 'message', 'street', 'other')), 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT

;

CREATE INDEX ix_person_place_id ON person (place_id);

CREATE TABLE target (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	slug TEXT DEFAULT '' NOT NULL, 
	name TEXT DEFAULT '' NOT NULL, 
	actor_type TEXT, 
	"group" TEXT DEFAULT '' NOT NULL, 
	ward TEXT DEFAULT '' NOT NULL, 
	actors INTEGER, 
	people INTEGER, 
	how TEXT DEFAULT '' NOT NULL, 
	owner TEXT DEFAULT '' NOT NULL, 
	"by" TEXT, 
	PRIMARY KEY (id), 
	CONSTRAINT ck_actor_type CHECK (actor_type IN ('anchor', 'supplier', 'developer', 'msme', 'vcse', 'citizen')), 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT

;

CREATE INDEX ix_target_place_id ON target (place_id);

CREATE TABLE actor_shares (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	owner_id TEXT NOT NULL, 
	position INTEGER DEFAULT '0' NOT NULL, 
	target_id TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(owner_id) REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(target_id) REFERENCES need (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT ux_actor_shares UNIQUE (owner_id, target_id)
)
 STRICT

;

CREATE INDEX ix_actor_shares_owner_id ON actor_shares (owner_id);

CREATE INDEX ix_actor_shares_place_id ON actor_shares (place_id);

CREATE INDEX ix_actor_shares_target_id ON actor_shares (target_id);

CREATE TABLE indicator_areas (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	owner_id TEXT NOT NULL, 
	position INTEGER DEFAULT '0' NOT NULL, 
	code TEXT DEFAULT '' NOT NULL, 
	name TEXT DEFAULT '' NOT NULL, 
	value TEXT, 
	weight TEXT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(owner_id) REFERENCES indicator (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT

;

CREATE INDEX ix_indicator_areas_owner_id ON indicator_areas (owner_id);

CREATE INDEX ix_indicator_areas_place_id ON indicator_areas (place_id);

CREATE TABLE match_candidates (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	owner_id TEXT NOT NULL, 
	position INTEGER DEFAULT '0' NOT NULL, 
	target_id TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(owner_id) REFERENCES "match" (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(target_id) REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT ux_match_candidates UNIQUE (owner_id, target_id)
)
 STRICT

;

CREATE INDEX ix_match_candidates_owner_id ON match_candidates (owner_id);

CREATE INDEX ix_match_candidates_place_id ON match_candidates (place_id);

CREATE INDEX ix_match_candidates_target_id ON match_candidates (target_id);

CREATE TABLE outreach (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	slug TEXT DEFAULT '' NOT NULL, 
	what TEXT DEFAULT '' NOT NULL, 
	date TEXT, 
	channel TEXT, 
	actor_id TEXT, 
	actor_type TEXT, 
	person_id TEXT, 
	people INTEGER, 
	groups TEXT DEFAULT '[]' NOT NULL, 
	"by" TEXT DEFAULT '' NOT NULL, 
	follow_up TEXT, 
	followed_up TEXT, 
	note TEXT DEFAULT '' NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT ck_actor_type CHECK (actor_type IN ('anchor', 'supplier', 'developer', 'msme', 'vcse', 'citizen')), 
	CONSTRAINT ck_channel CHECK (channel IN ('call', 'visit', 'meeting', 'email', 'letter', 'message', 'street', 'other')), 
	FOREIGN KEY(actor_id) REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT

;

CREATE INDEX ix_outreach_actor_id ON outreach (actor_id);

CREATE INDEX ix_outreach_person_id ON outreach (person_id);

CREATE INDEX ix_outreach_place_id ON outreach (place_id);

CREATE TABLE person_access (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	owner_id TEXT NOT NULL, 
	position INTEGER DEFAULT '0' NOT NULL, 
	needs TEXT DEFAULT '' NOT NULL, 
	language TEXT DEFAULT '' NOT NULL, 
	keep_until TEXT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(owner_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT

;

CREATE INDEX ix_person_access_owner_id ON person_access (owner_id);

CREATE INDEX ix_person_access_place_id ON person_access (place_id);

CREATE TABLE person_bases (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	owner_id TEXT NOT NULL, 
	position INTEGER DEFAULT '0' NOT NULL, 
	purpose TEXT DEFAULT '' NOT NULL, 
	basis TEXT, 
	notice_id TEXT, 
	how TEXT, 
	given_on TEXT, 
	source TEXT DEFAULT '' NOT NULL, 
	recorded_by TEXT DEFAULT '' NOT NULL, 
	review_on TEXT, 
	withdrawn_on TEXT, 
	PRIMARY KEY (id), 
	CONSTRAINT ck_basis CHECK (basis IN ('consent', 'legitimate_interests', 'public_task', 'contract', 'legal_obligation', 'vital_interests')), 
	CONSTRAINT ck_how CHECK (how IN ('paper', 'spoken', 'screen', 'letter')), 
	FOREIGN KEY(notice_id) REFERENCES notice (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(owner_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT

;

CREATE INDEX ix_person_bases_notice_id ON person_bases (notice_id);

CREATE INDEX ix_person_bases_owner_id ON person_bases (owner_id);

CREATE INDEX ix_person_bases_place_id ON person_bases (place_id);

CREATE TABLE person_roles (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	owner_id TEXT NOT NULL, 
	position INTEGER DEFAULT '0' NOT NULL, 
	actor_id TEXT, 
	role TEXT DEFAULT '' NOT NULL, 
	speaks_for INTEGER DEFAULT '0' NOT NULL, 
	since TEXT, 
	until TEXT, 
	PRIMARY KEY (id), 
	CONSTRAINT ck_speaks_for CHECK (speaks_for BETWEEN 0 AND 1), 
	FOREIGN KEY(actor_id) REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(owner_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT

;

CREATE INDEX ix_person_roles_actor_id ON person_roles (actor_id);

CREATE INDEX ix_person_roles_owner_id ON person_roles (owner_id);

CREATE INDEX ix_person_roles_place_id ON person_roles (place_id);

CREATE TABLE action (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	slug TEXT DEFAULT '' NOT NULL, 
	what TEXT DEFAULT '' NOT NULL, 
	owner TEXT DEFAULT '' NOT NULL, 
	due TEXT, 
	done_on TEXT, 
	actor_id TEXT, 
	commitment_id TEXT, 
	workshop_id TEXT, 
	gap TEXT DEFAULT '' NOT NULL, 
	note TEXT DEFAULT '' NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(actor_id) REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(commitment_id) REFERENCES commitment (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(workshop_id) REFERENCES workshop (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT

;

CREATE INDEX ix_action_actor_id ON action (actor_id);

CREATE INDEX ix_action_commitment_id ON action (commitment_id);

CREATE INDEX ix_action_place_id ON action (place_id);

CREATE INDEX ix_action_workshop_id ON action (workshop_id);

CREATE TABLE need_evidence (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	owner_id TEXT NOT NULL, 
	position INTEGER DEFAULT '0' NOT NULL, 
	kind TEXT, 
	text TEXT DEFAULT '' NOT NULL, 
	source TEXT DEFAULT '' NOT NULL, 
	date TEXT, 
	indicator_id TEXT, 
	PRIMARY KEY (id), 
	CONSTRAINT ck_kind CHECK (kind IN ('voice', 'data')), 
	FOREIGN KEY(indicator_id) REFERENCES indicator (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(owner_id) REFERENCES need (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT

;

CREATE INDEX ix_need_evidence_place_id ON need_evidence (place_id);

CREATE INDEX ix_need_evidence_owner_id ON need_evidence (owner_id);

CREATE INDEX ix_need_evidence_indicator_id ON need_evidence (indicator_id);

CREATE INDEX ix_actor_type ON actor (place_id, primary_type, relationship);

CREATE INDEX ix_actor_name ON actor (place_id, lower(name));

CREATE UNIQUE INDEX ux_action_slug ON action (place_id, lower(slug));

CREATE UNIQUE INDEX ux_filter_slug ON filter (place_id, lower(slug));

CREATE UNIQUE INDEX ux_match_slug ON "match" (place_id, lower(slug));

CREATE UNIQUE INDEX ux_notice_slug ON notice (place_id, lower(slug));

CREATE UNIQUE INDEX ux_outreach_slug ON outreach (place_id, lower(slug));

CREATE UNIQUE INDEX ux_person_slug ON person (place_id, lower(slug));

CREATE UNIQUE INDEX ux_target_slug ON target (place_id, lower(slug));

CREATE TABLE cluster (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	slug TEXT DEFAULT '' NOT NULL, 
	name TEXT DEFAULT '' NOT NULL, 
	rank INTEGER, 
	who_named TEXT DEFAULT '' NOT NULL, 
	named_on TEXT, 
	workshop_id TEXT, 
	note TEXT DEFAULT '' NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(workshop_id) REFERENCES workshop (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT

;

CREATE TABLE "contribution" (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	slug TEXT DEFAULT '' NOT NULL, 
	text TEXT DEFAULT '' NOT NULL, 
	kind TEXT, 
	actor_type TEXT, 
	workshop_id TEXT, 
	"table" TEXT DEFAULT '' NOT NULL, 
	said_on TEXT, 
	attribution TEXT, 
	cluster_id TEXT, 
	language TEXT DEFAULT '' NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT ck_actor_type CHECK ("actor_type" IN ('anchor', 'supplier', 'developer', 'msme', 'vcse', 'citizen')), 
	CONSTRAINT ck_attribution CHECK ("attribution" IN ('anonymous', 'type_only', 'named')), 
	CONSTRAINT ck_kind CHECK ("kind" IN ('hope', 'need', 'concern', 'idea', 'ask', 'offer', 'story', 'thanks')), 
	FOREIGN KEY(cluster_id) REFERENCES cluster (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(workshop_id) REFERENCES workshop (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT

;

CREATE INDEX ix_cluster_place_id ON cluster (place_id);

CREATE INDEX ix_cluster_workshop_id ON cluster (workshop_id);

CREATE UNIQUE INDEX ux_cluster_slug ON cluster (place_id, lower(slug));

CREATE INDEX ix_contribution_cluster ON contribution (place_id, cluster_id, id);

CREATE INDEX ix_contribution_cluster_id ON contribution (cluster_id);

CREATE INDEX ix_contribution_place_id ON contribution (place_id);

CREATE INDEX ix_contribution_workshop_id ON contribution (workshop_id);

CREATE UNIQUE INDEX ux_contribution_slug ON contribution (place_id, lower(slug));

CREATE TABLE version (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	slug TEXT DEFAULT '' NOT NULL, 
	number INTEGER DEFAULT '0' NOT NULL, 
	manifesto TEXT DEFAULT '' NOT NULL, 
	status TEXT, 
	frozen_on TEXT, 
	frozen_by TEXT DEFAULT '' NOT NULL, 
	what TEXT DEFAULT '' NOT NULL, 
	why TEXT DEFAULT '' NOT NULL, 
	sha256 TEXT DEFAULT '' NOT NULL, 
	terms_sha256 TEXT DEFAULT '' NOT NULL, 
	text TEXT DEFAULT '' NOT NULL, 
	erased_on TEXT, 
	erased_why TEXT DEFAULT '' NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT ck_number CHECK ("number" BETWEEN 1 AND 9999), 
	CONSTRAINT ck_status CHECK ("status" IN ('draft', 'for_signing', 'signed', 'under_review', 'closed')), 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT

;

CREATE TABLE signing_key (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	slug TEXT DEFAULT '' NOT NULL, 
	holder TEXT DEFAULT '' NOT NULL, 
	actor_id TEXT, 
	public_key TEXT DEFAULT '' NOT NULL, 
	fingerprint TEXT DEFAULT '' NOT NULL, 
	added_on TEXT, 
	retired_on TEXT, 
	note TEXT DEFAULT '' NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(actor_id) REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT

;

CREATE TABLE seal (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	slug TEXT DEFAULT '' NOT NULL, 
	version_id TEXT, 
	key_id TEXT, 
	signature TEXT DEFAULT '' NOT NULL, 
	sealed_on TEXT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(key_id) REFERENCES signing_key (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(version_id) REFERENCES version (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT

;

CREATE INDEX ix_version_place_id ON version (place_id);

CREATE UNIQUE INDEX ux_version_slug ON version (place_id, lower(slug));

CREATE INDEX ix_signing_key_actor_id ON signing_key (actor_id);

CREATE INDEX ix_signing_key_place_id ON signing_key (place_id);

CREATE UNIQUE INDEX ux_signing_key_slug ON signing_key (place_id, lower(slug));

CREATE INDEX ix_seal_key_id ON seal (key_id);

CREATE INDEX ix_seal_place_id ON seal (place_id);

CREATE INDEX ix_seal_version_id ON seal (version_id);

CREATE UNIQUE INDEX ux_seal_slug ON seal (place_id, lower(slug));

CREATE TABLE ballot_options (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	owner_id TEXT NOT NULL, 
	position INTEGER DEFAULT '0' NOT NULL, 
	title TEXT DEFAULT '' NOT NULL, 
	about TEXT DEFAULT '' NOT NULL, 
	cost TEXT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(owner_id) REFERENCES ballot (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT

;

CREATE TABLE ballot_quorum (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	owner_id TEXT NOT NULL, 
	position INTEGER DEFAULT '0' NOT NULL, 
	actor_type TEXT, 
	people INTEGER DEFAULT '0' NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT ck_actor_type CHECK ("actor_type" IN ('anchor', 'supplier', 'developer', 'msme', 'vcse', 'citizen')), 
	FOREIGN KEY(owner_id) REFERENCES ballot (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT

;

CREATE TABLE ballot_reopenings (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	owner_id TEXT NOT NULL, 
	position INTEGER DEFAULT '0' NOT NULL, 
	"on" TEXT, 
	why TEXT DEFAULT '' NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(owner_id) REFERENCES ballot (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT

;

CREATE TABLE paper (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	slug TEXT DEFAULT '' NOT NULL, 
	ballot_id TEXT, 
	number TEXT DEFAULT '' NOT NULL, 
	actor_type TEXT, 
	organisation_id TEXT, 
	source TEXT, 
	permission TEXT DEFAULT '' NOT NULL, 
	people INTEGER DEFAULT '0' NOT NULL, 
	tally INTEGER DEFAULT '0' NOT NULL, 
	marks TEXT DEFAULT '' NOT NULL, 
	spoiled TEXT DEFAULT '' NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT ck_actor_type CHECK ("actor_type" IN ('anchor', 'supplier', 'developer', 'msme', 'vcse', 'citizen')), 
	CONSTRAINT ck_people CHECK ("people" BETWEEN 1 AND 100000), 
	CONSTRAINT ck_source CHECK ("source" IN ('paper', 'hands', 'screen', 'phone', 'proxy')), 
	CONSTRAINT ck_tally CHECK ("tally" BETWEEN 0 AND 1), 
	FOREIGN KEY(ballot_id) REFERENCES ballot (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(organisation_id) REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT

;

CREATE TABLE decision_visions (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	owner_id TEXT NOT NULL, 
	position INTEGER DEFAULT '0' NOT NULL, 
	target_id TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(owner_id) REFERENCES decision (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(target_id) REFERENCES vision (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT ux_decision_visions UNIQUE (owner_id, target_id)
)
 STRICT

;

CREATE TABLE decision_priorities (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	owner_id TEXT NOT NULL, 
	position INTEGER DEFAULT '0' NOT NULL, 
	target_id TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(owner_id) REFERENCES decision (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(target_id) REFERENCES priority (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT ux_decision_priorities UNIQUE (owner_id, target_id)
)
 STRICT

;

CREATE TABLE decision_dissents (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	owner_id TEXT NOT NULL, 
	position INTEGER DEFAULT '0' NOT NULL, 
	target_id TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(owner_id) REFERENCES decision (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(target_id) REFERENCES dissent (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT ux_decision_dissents UNIQUE (owner_id, target_id)
)
 STRICT

;

CREATE TABLE decision_objections (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	owner_id TEXT NOT NULL, 
	position INTEGER DEFAULT '0' NOT NULL, 
	text TEXT DEFAULT '' NOT NULL, 
	raised_by TEXT DEFAULT '' NOT NULL, 
	integrated TEXT DEFAULT '' NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(owner_id) REFERENCES decision (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT

;

CREATE INDEX ix_ballot_options_owner_id ON ballot_options (owner_id);

CREATE INDEX ix_ballot_options_place_id ON ballot_options (place_id);

CREATE INDEX ix_ballot_quorum_owner_id ON ballot_quorum (owner_id);

CREATE INDEX ix_ballot_quorum_place_id ON ballot_quorum (place_id);

CREATE INDEX ix_ballot_reopenings_owner_id ON ballot_reopenings (owner_id);

CREATE INDEX ix_ballot_reopenings_place_id ON ballot_reopenings (place_id);

CREATE INDEX ix_paper_ballot_id ON paper (ballot_id);

CREATE INDEX ix_paper_organisation_id ON paper (organisation_id);

CREATE INDEX ix_paper_place_id ON paper (place_id);

CREATE UNIQUE INDEX ux_paper_slug ON paper (place_id, lower(slug));

CREATE INDEX ix_decision_visions_owner_id ON decision_visions (owner_id);

CREATE INDEX ix_decision_visions_place_id ON decision_visions (place_id);

CREATE INDEX ix_decision_visions_target_id ON decision_visions (target_id);

CREATE INDEX ix_decision_priorities_owner_id ON decision_priorities (owner_id);

CREATE INDEX ix_decision_priorities_place_id ON decision_priorities (place_id);

CREATE INDEX ix_decision_priorities_target_id ON decision_priorities (target_id);

CREATE INDEX ix_decision_dissents_owner_id ON decision_dissents (owner_id);

CREATE INDEX ix_decision_dissents_place_id ON decision_dissents (place_id);

CREATE INDEX ix_decision_dissents_target_id ON decision_dissents (target_id);

CREATE INDEX ix_decision_objections_owner_id ON decision_objections (owner_id);

CREATE INDEX ix_decision_objections_place_id ON decision_objections (place_id);

CREATE TABLE edition (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	slug TEXT DEFAULT '' NOT NULL, 
	framework_id TEXT DEFAULT '' NOT NULL, 
	version TEXT DEFAULT '' NOT NULL, 
	title TEXT DEFAULT '' NOT NULL, 
	licence TEXT DEFAULT '' NOT NULL, 
	brought_in INTEGER DEFAULT '0' NOT NULL, 
	made_on TEXT, 
	why TEXT DEFAULT '' NOT NULL, 
	sha256 TEXT DEFAULT '' NOT NULL, 
	text TEXT DEFAULT '' NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT ck_brought_in CHECK ("brought_in" BETWEEN 0 AND 1), 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT

;

CREATE TABLE "ballot" (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	slug TEXT DEFAULT '' NOT NULL, 
	question TEXT DEFAULT '' NOT NULL, 
	method TEXT, 
	status TEXT, 
	workshop_id TEXT, 
	anonymity TEXT, 
	rule TEXT DEFAULT '' NOT NULL, 
	carries_at TEXT, 
	types_needed INTEGER, 
	one_voice INTEGER DEFAULT '0' NOT NULL, 
	dots INTEGER, 
	cap INTEGER, 
	credits INTEGER, 
	budget TEXT, 
	completion TEXT, 
	level TEXT, 
	people INTEGER, 
	opened_on TEXT, 
	closed_on TEXT, 
	PRIMARY KEY (id), 
	CONSTRAINT ck_anonymity CHECK ("anonymity" IN ('anonymous', 'type_only', 'named')), 
	CONSTRAINT ck_cap CHECK ("cap" BETWEEN 1 AND 1000), 
	CONSTRAINT ck_completion CHECK ("completion" IN ('none', 'add1')), 
	CONSTRAINT ck_credits CHECK ("credits" BETWEEN 1 AND 10000), 
	CONSTRAINT ck_dots CHECK ("dots" BETWEEN 1 AND 1000), 
	CONSTRAINT ck_level CHECK ("level" IN ('enthusiastic', 'lukewarm')), 
	CONSTRAINT ck_method CHECK ("method" IN ('dots', 'score', 'approval', 'borda', 'schulze', 'quadratic', 'equal_shares', 'fist', 'gradients', 'consent', 'matrix', 'pairwise', 'nominal', 'consensus')), 
	CONSTRAINT ck_one_voice CHECK ("one_voice" BETWEEN 0 AND 1), 
	CONSTRAINT ck_status CHECK ("status" IN ('planned', 'open', 'closed')), 
	CONSTRAINT ck_types_needed CHECK ("types_needed" BETWEEN 1 AND 6), 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(workshop_id) REFERENCES workshop (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT

;

CREATE TABLE "ask" (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	slug TEXT DEFAULT '' NOT NULL, 
	asked_by_id TEXT, 
	asked_of_id TEXT, 
	wording TEXT DEFAULT '' NOT NULL, 
	lever TEXT, 
	outcome_id TEXT, 
	measure_id TEXT, 
	accepted INTEGER, 
	answered_by TEXT DEFAULT '' NOT NULL, 
	answered_on TEXT, 
	answered_how TEXT DEFAULT '' NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT ck_accepted CHECK ("accepted" BETWEEN 0 AND 1), 
	CONSTRAINT ck_lever CHECK ("lever" IN ('procurement', 'planning', 'grants', 'investment', 'business_action')), 
	FOREIGN KEY(asked_by_id) REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(asked_of_id) REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(measure_id) REFERENCES measure (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(outcome_id) REFERENCES outcome (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT

;

CREATE TABLE ask_needs (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	owner_id TEXT NOT NULL, 
	position INTEGER DEFAULT '0' NOT NULL, 
	target_id TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(owner_id) REFERENCES ask (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(target_id) REFERENCES need (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT ux_ask_needs UNIQUE (owner_id, target_id)
)
 STRICT

;

CREATE TABLE commitment_answers (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	owner_id TEXT NOT NULL, 
	position INTEGER DEFAULT '0' NOT NULL, 
	target_id TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(owner_id) REFERENCES commitment (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(target_id) REFERENCES ask (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT ux_commitment_answers UNIQUE (owner_id, target_id)
)
 STRICT

;

CREATE INDEX ix_edition_place_id ON edition (place_id);

CREATE UNIQUE INDEX ux_edition_slug ON edition (place_id, lower(slug));

CREATE INDEX ix_ballot_place_id ON ballot (place_id);

CREATE INDEX ix_ballot_workshop_id ON ballot (workshop_id);

CREATE UNIQUE INDEX ux_ballot_slug ON ballot (place_id, lower(slug));

CREATE INDEX ix_ask_asked_by_id ON ask (asked_by_id);

CREATE INDEX ix_ask_asked_of_id ON ask (asked_of_id);

CREATE INDEX ix_ask_measure_id ON ask (measure_id);

CREATE INDEX ix_ask_outcome_id ON ask (outcome_id);

CREATE INDEX ix_ask_place_id ON ask (place_id);

CREATE UNIQUE INDEX ux_ask_slug ON ask (place_id, lower(slug));

CREATE INDEX ix_ask_needs_owner_id ON ask_needs (owner_id);

CREATE INDEX ix_ask_needs_place_id ON ask_needs (place_id);

CREATE INDEX ix_ask_needs_target_id ON ask_needs (target_id);

CREATE INDEX ix_commitment_answers_owner_id ON commitment_answers (owner_id);

CREATE INDEX ix_commitment_answers_place_id ON commitment_answers (place_id);

CREATE INDEX ix_commitment_answers_target_id ON commitment_answers (target_id);

CREATE TABLE "link" (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	slug TEXT DEFAULT '' NOT NULL, 
	source_id TEXT, 
	kind TEXT, 
	target_id TEXT, 
	what TEXT DEFAULT '' NOT NULL, 
	amount TEXT, 
	since TEXT, 
	identifier TEXT DEFAULT '' NOT NULL, 
	fund_id TEXT, 
	decided_by TEXT, 
	origin TEXT DEFAULT '' NOT NULL, 
	note TEXT DEFAULT '' NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT ck_decided_by CHECK ("decided_by" IN ('funder', 'jointly', 'residents')), 
	CONSTRAINT ck_kind CHECK ("kind" IN ('supplies', 'funds', 'works_with', 'refers_to')), 
	FOREIGN KEY(fund_id) REFERENCES fund (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(source_id) REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(target_id) REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT

;

CREATE TABLE link_priorities (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	owner_id TEXT NOT NULL, 
	position INTEGER DEFAULT '0' NOT NULL, 
	target_id TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(owner_id) REFERENCES link (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(target_id) REFERENCES priority (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT ux_link_priorities UNIQUE (owner_id, target_id)
)
 STRICT

;

CREATE TABLE scheme (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	slug TEXT DEFAULT '' NOT NULL, 
	title TEXT DEFAULT '' NOT NULL, 
	developer_id TEXT, 
	stage TEXT, 
	authority_id TEXT, 
	reference TEXT DEFAULT '' NOT NULL, 
	site TEXT DEFAULT '' NOT NULL, 
	ward TEXT DEFAULT '' NOT NULL, 
	about TEXT DEFAULT '' NOT NULL, 
	homes INTEGER, 
	affordable_homes INTEGER, 
	floor_space TEXT, 
	value TEXT, 
	applied_on TEXT, 
	decided_on TEXT, 
	starts TEXT, 
	ends TEXT, 
	note TEXT DEFAULT '' NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT ck_stage CHECK ("stage" IN ('feasibility', 'planning', 'design', 'construction', 'use', 'stopped')), 
	FOREIGN KEY(authority_id) REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(developer_id) REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT

;

CREATE TABLE "commitment" (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	slug TEXT DEFAULT '' NOT NULL, 
	title TEXT DEFAULT '' NOT NULL, 
	actor_id TEXT, 
	status TEXT, 
	wording TEXT DEFAULT '' NOT NULL, 
	lever TEXT, 
	measure_id TEXT, 
	quantity TEXT, 
	unit TEXT DEFAULT '' NOT NULL, 
	baseline TEXT, 
	start TEXT, 
	due TEXT, 
	beneficiaries TEXT DEFAULT '' NOT NULL, 
	evidence TEXT DEFAULT '[]' NOT NULL, 
	strength TEXT, 
	claimed_share TEXT, 
	scheme_id TEXT, 
	legally_required INTEGER DEFAULT '0' NOT NULL, 
	required_by TEXT DEFAULT '' NOT NULL, 
	accepted_by TEXT DEFAULT '' NOT NULL, 
	accepted_on TEXT, 
	accepted_how TEXT DEFAULT '' NOT NULL, 
	heard_on TEXT, 
	confidence TEXT, 
	not_delivered_because TEXT DEFAULT '' NOT NULL, 
	note TEXT DEFAULT '' NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT ck_confidence CHECK ("confidence" IN ('high', 'even', 'low')), 
	CONSTRAINT ck_legally_required CHECK ("legally_required" BETWEEN 0 AND 1), 
	CONSTRAINT ck_lever CHECK ("lever" IN ('procurement', 'planning', 'grants', 'investment', 'business_action')), 
	CONSTRAINT ck_status CHECK ("status" IN ('offered', 'accepted', 'live', 'at_risk', 'late', 'done', 'changed', 'withdrawn')), 
	CONSTRAINT ck_strength CHECK ("strength" IN ('firm', 'stretch', 'exploratory')), 
	FOREIGN KEY(actor_id) REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(measure_id) REFERENCES measure (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(scheme_id) REFERENCES scheme (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT

;

CREATE TABLE commitment_shares (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	owner_id TEXT NOT NULL, 
	position INTEGER DEFAULT '0' NOT NULL, 
	actor_id TEXT, 
	share TEXT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(actor_id) REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(owner_id) REFERENCES commitment (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT

;

CREATE TABLE commitment_waits_for (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	owner_id TEXT NOT NULL, 
	position INTEGER DEFAULT '0' NOT NULL, 
	target_id TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(owner_id) REFERENCES commitment (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(target_id) REFERENCES commitment (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT ux_commitment_waits_for UNIQUE (owner_id, target_id)
)
 STRICT

;

CREATE TABLE milestone (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	slug TEXT DEFAULT '' NOT NULL, 
	title TEXT DEFAULT '' NOT NULL, 
	commitment_id TEXT, 
	due TEXT, 
	done_on TEXT, 
	owner TEXT DEFAULT '' NOT NULL, 
	note TEXT DEFAULT '' NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(commitment_id) REFERENCES commitment (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT

;

CREATE TABLE news (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	slug TEXT DEFAULT '' NOT NULL, 
	commitment_id TEXT, 
	heard_on TEXT, 
	heard_from TEXT DEFAULT '' NOT NULL, 
	channel TEXT, 
	text TEXT DEFAULT '' NOT NULL, 
	confidence TEXT, 
	PRIMARY KEY (id), 
	CONSTRAINT ck_channel CHECK ("channel" IN ('call', 'visit', 'meeting', 'email', 'letter', 'message', 'street', 'other')), 
	CONSTRAINT ck_confidence CHECK ("confidence" IN ('high', 'even', 'low')), 
	FOREIGN KEY(commitment_id) REFERENCES commitment (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT

;

CREATE TABLE ledger (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	slug TEXT DEFAULT '' NOT NULL, 
	title TEXT DEFAULT '' NOT NULL, 
	anchor_id TEXT, 
	period_start TEXT, 
	period_end TEXT, 
	amount TEXT, 
	lines INTEGER DEFAULT '0' NOT NULL, 
	credits INTEGER DEFAULT '0' NOT NULL, 
	credited TEXT, 
	totals_left_out INTEGER DEFAULT '0' NOT NULL, 
	unread INTEGER DEFAULT '0' NOT NULL, 
	other_currencies TEXT DEFAULT '[]' NOT NULL, 
	least TEXT, 
	file TEXT DEFAULT '' NOT NULL, 
	source TEXT DEFAULT '' NOT NULL, 
	licence TEXT DEFAULT '' NOT NULL, 
	sha256 TEXT DEFAULT '' NOT NULL, 
	brought_in_on TEXT, 
	told TEXT DEFAULT '[]' NOT NULL, 
	note TEXT DEFAULT '' NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(anchor_id) REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT

;

CREATE TABLE spend (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	slug TEXT DEFAULT '' NOT NULL, 
	ledger_id TEXT, 
	supplier TEXT DEFAULT '' NOT NULL, 
	number TEXT DEFAULT '' NOT NULL, 
	postcode TEXT DEFAULT '' NOT NULL, 
	lines INTEGER DEFAULT '0' NOT NULL, 
	credits INTEGER DEFAULT '0' NOT NULL, 
	amount TEXT, 
	state TEXT, 
	actor_id TEXT, 
	why TEXT DEFAULT '' NOT NULL, 
	nearness TEXT, 
	respent TEXT, 
	respent_source TEXT DEFAULT '' NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT ck_nearness CHECK ("nearness" IN ('local', 'wider', 'away')), 
	CONSTRAINT ck_state CHECK ("state" IN ('matched', 'by_hand', 'waiting', 'nobody', 'withheld')), 
	FOREIGN KEY(actor_id) REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(ledger_id) REFERENCES ledger (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT

;

CREATE TABLE contract (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	slug TEXT DEFAULT '' NOT NULL, 
	title TEXT DEFAULT '' NOT NULL, 
	buyer_id TEXT, 
	status TEXT, 
	value TEXT, 
	lots INTEGER, 
	suits TEXT DEFAULT '[]' NOT NULL, 
	advertised_on TEXT, 
	bids_due TEXT, 
	starts TEXT, 
	ends TEXT, 
	asks TEXT DEFAULT '' NOT NULL, 
	weight TEXT, 
	awarded_to_id TEXT, 
	link TEXT DEFAULT '' NOT NULL, 
	note TEXT DEFAULT '' NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT ck_status CHECK ("status" IN ('planned', 'open', 'awarded', 'ended', 'cancelled')), 
	FOREIGN KEY(awarded_to_id) REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(buyer_id) REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT

;

CREATE TABLE readiness (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	slug TEXT DEFAULT '' NOT NULL, 
	actor_id TEXT, 
	looked_on TEXT, 
	said_by TEXT DEFAULT '' NOT NULL, 
	ready TEXT DEFAULT '[]' NOT NULL, 
	wants TEXT DEFAULT '' NOT NULL, 
	workshop_id TEXT, 
	note TEXT DEFAULT '' NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(actor_id) REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(workshop_id) REFERENCES workshop (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT

;

CREATE TABLE fund (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	slug TEXT DEFAULT '' NOT NULL, 
	title TEXT DEFAULT '' NOT NULL, 
	holder_id TEXT, 
	size TEXT, 
	opens TEXT, 
	closes TEXT, 
	purpose TEXT DEFAULT '' NOT NULL, 
	residents_part TEXT, 
	residents_how TEXT DEFAULT '' NOT NULL, 
	commitment_id TEXT, 
	note TEXT DEFAULT '' NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(commitment_id) REFERENCES commitment (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(holder_id) REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT

;

CREATE TABLE fund_priorities (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	owner_id TEXT NOT NULL, 
	position INTEGER DEFAULT '0' NOT NULL, 
	target_id TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(owner_id) REFERENCES fund (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(target_id) REFERENCES priority (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT ux_fund_priorities UNIQUE (owner_id, target_id)
)
 STRICT

;

CREATE TABLE placement (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	slug TEXT DEFAULT '' NOT NULL, 
	title TEXT DEFAULT '' NOT NULL, 
	receiver_id TEXT, 
	investor_id TEXT, 
	kind TEXT, 
	agreed TEXT, 
	members INTEGER, 
	rate TEXT, 
	starts TEXT, 
	ends TEXT, 
	purpose TEXT DEFAULT '' NOT NULL, 
	commitment_id TEXT, 
	note TEXT DEFAULT '' NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT ck_kind CHECK ("kind" IN ('loan', 'community_shares', 'equity', 'quasi_equity', 'bond', 'guarantee', 'other')), 
	FOREIGN KEY(commitment_id) REFERENCES commitment (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(investor_id) REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(receiver_id) REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT

;

CREATE TABLE placement_priorities (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	owner_id TEXT NOT NULL, 
	position INTEGER DEFAULT '0' NOT NULL, 
	target_id TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(owner_id) REFERENCES placement (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(target_id) REFERENCES priority (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT ux_placement_priorities UNIQUE (owner_id, target_id)
)
 STRICT

;

CREATE TABLE placement_movements (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	owner_id TEXT NOT NULL, 
	position INTEGER DEFAULT '0' NOT NULL, 
	"on" TEXT, 
	kind TEXT, 
	amount TEXT, 
	note TEXT DEFAULT '' NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT ck_kind CHECK ("kind" IN ('raised', 'drawn', 'repaid', 'interest', 'written_off')), 
	FOREIGN KEY(owner_id) REFERENCES placement (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT

;

CREATE TABLE "plan" (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	slug TEXT DEFAULT '' NOT NULL, 
	title TEXT DEFAULT '' NOT NULL, 
	actor_id TEXT, 
	starts TEXT, 
	ends TEXT, 
	agreed_by TEXT DEFAULT '' NOT NULL, 
	note TEXT DEFAULT '' NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(actor_id) REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT

;

CREATE TABLE plan_steps (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	owner_id TEXT NOT NULL, 
	position INTEGER DEFAULT '0' NOT NULL, 
	area TEXT, 
	what TEXT DEFAULT '' NOT NULL, 
	due TEXT, 
	status TEXT, 
	done_on TEXT, 
	note TEXT DEFAULT '' NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT ck_area CHECK ("area" IN ('pay', 'hours', 'hiring', 'skills', 'space', 'buying', 'waste', 'energy', 'time', 'ownership', 'other')), 
	CONSTRAINT ck_status CHECK ("status" IN ('planned', 'begun', 'done', 'dropped')), 
	FOREIGN KEY(owner_id) REFERENCES "plan" (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT

;

CREATE TABLE assessment (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	slug TEXT DEFAULT '' NOT NULL, 
	actor_id TEXT, 
	assessed_on TEXT, 
	said_by TEXT DEFAULT '' NOT NULL, 
	note TEXT DEFAULT '' NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(actor_id) REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT

;

CREATE TABLE assessment_levels (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	owner_id TEXT NOT NULL, 
	position INTEGER DEFAULT '0' NOT NULL, 
	dimension TEXT, 
	now INTEGER DEFAULT '0' NOT NULL, 
	wanted INTEGER, 
	why TEXT DEFAULT '' NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT ck_dimension CHECK ("dimension" IN ('employment', 'procurement', 'environment', 'services', 'civic')), 
	CONSTRAINT ck_now CHECK ("now" BETWEEN 1 AND 4), 
	CONSTRAINT ck_wanted CHECK ("wanted" BETWEEN 1 AND 4), 
	FOREIGN KEY(owner_id) REFERENCES assessment (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT

;

CREATE INDEX ix_link_fund_id ON link (fund_id);

CREATE INDEX ix_link_place_id ON link (place_id);

CREATE INDEX ix_link_source_id ON link (source_id);

CREATE INDEX ix_link_target_id ON link (target_id);

CREATE UNIQUE INDEX ux_link_slug ON link (place_id, lower(slug));

CREATE INDEX ix_link_priorities_owner_id ON link_priorities (owner_id);

CREATE INDEX ix_link_priorities_place_id ON link_priorities (place_id);

CREATE INDEX ix_link_priorities_target_id ON link_priorities (target_id);

CREATE INDEX ix_scheme_authority_id ON scheme (authority_id);

CREATE INDEX ix_scheme_developer_id ON scheme (developer_id);

CREATE INDEX ix_scheme_place_id ON scheme (place_id);

CREATE UNIQUE INDEX ux_scheme_slug ON scheme (place_id, lower(slug));

CREATE INDEX ix_commitment_actor_id ON commitment (actor_id);

CREATE INDEX ix_commitment_measure_id ON commitment (measure_id);

CREATE INDEX ix_commitment_place_id ON commitment (place_id);

CREATE INDEX ix_commitment_scheme_id ON commitment (scheme_id);

CREATE UNIQUE INDEX ux_commitment_slug ON commitment (place_id, lower(slug));

CREATE INDEX ix_commitment_shares_actor_id ON commitment_shares (actor_id);

CREATE INDEX ix_commitment_shares_owner_id ON commitment_shares (owner_id);

CREATE INDEX ix_commitment_shares_place_id ON commitment_shares (place_id);

CREATE INDEX ix_commitment_waits_for_owner_id ON commitment_waits_for (owner_id);

CREATE INDEX ix_commitment_waits_for_place_id ON commitment_waits_for (place_id);

CREATE INDEX ix_commitment_waits_for_target_id ON commitment_waits_for (target_id);

CREATE INDEX ix_milestone_commitment_id ON milestone (commitment_id);

CREATE INDEX ix_milestone_place_id ON milestone (place_id);

CREATE UNIQUE INDEX ux_milestone_slug ON milestone (place_id, lower(slug));

CREATE INDEX ix_news_commitment_id ON news (commitment_id);

CREATE INDEX ix_news_place_id ON news (place_id);

CREATE UNIQUE INDEX ux_news_slug ON news (place_id, lower(slug));

CREATE INDEX ix_ledger_anchor_id ON ledger (anchor_id);

CREATE INDEX ix_ledger_place_id ON ledger (place_id);

CREATE UNIQUE INDEX ux_ledger_slug ON ledger (place_id, lower(slug));

CREATE INDEX ix_spend_actor_id ON spend (actor_id);

CREATE INDEX ix_spend_ledger_id ON spend (ledger_id);

CREATE INDEX ix_spend_place_id ON spend (place_id);

CREATE UNIQUE INDEX ux_spend_slug ON spend (place_id, lower(slug));

CREATE INDEX ix_contract_awarded_to_id ON contract (awarded_to_id);

CREATE INDEX ix_contract_buyer_id ON contract (buyer_id);

CREATE INDEX ix_contract_place_id ON contract (place_id);

CREATE UNIQUE INDEX ux_contract_slug ON contract (place_id, lower(slug));

CREATE INDEX ix_readiness_actor_id ON readiness (actor_id);

CREATE INDEX ix_readiness_place_id ON readiness (place_id);

CREATE INDEX ix_readiness_workshop_id ON readiness (workshop_id);

CREATE UNIQUE INDEX ux_readiness_slug ON readiness (place_id, lower(slug));

CREATE INDEX ix_fund_commitment_id ON fund (commitment_id);

CREATE INDEX ix_fund_holder_id ON fund (holder_id);

CREATE INDEX ix_fund_place_id ON fund (place_id);

CREATE UNIQUE INDEX ux_fund_slug ON fund (place_id, lower(slug));

CREATE INDEX ix_fund_priorities_owner_id ON fund_priorities (owner_id);

CREATE INDEX ix_fund_priorities_place_id ON fund_priorities (place_id);

CREATE INDEX ix_fund_priorities_target_id ON fund_priorities (target_id);

CREATE INDEX ix_placement_commitment_id ON placement (commitment_id);

CREATE INDEX ix_placement_investor_id ON placement (investor_id);

CREATE INDEX ix_placement_place_id ON placement (place_id);

CREATE INDEX ix_placement_receiver_id ON placement (receiver_id);

CREATE UNIQUE INDEX ux_placement_slug ON placement (place_id, lower(slug));

CREATE INDEX ix_placement_priorities_owner_id ON placement_priorities (owner_id);

CREATE INDEX ix_placement_priorities_place_id ON placement_priorities (place_id);

CREATE INDEX ix_placement_priorities_target_id ON placement_priorities (target_id);

CREATE INDEX ix_placement_movements_owner_id ON placement_movements (owner_id);

CREATE INDEX ix_placement_movements_place_id ON placement_movements (place_id);

CREATE INDEX ix_plan_actor_id ON "plan" (actor_id);

CREATE INDEX ix_plan_place_id ON "plan" (place_id);

CREATE UNIQUE INDEX ux_plan_slug ON "plan" (place_id, lower(slug));

CREATE INDEX ix_plan_steps_owner_id ON plan_steps (owner_id);

CREATE INDEX ix_plan_steps_place_id ON plan_steps (place_id);

CREATE INDEX ix_assessment_actor_id ON assessment (actor_id);

CREATE INDEX ix_assessment_place_id ON assessment (place_id);

CREATE UNIQUE INDEX ux_assessment_slug ON assessment (place_id, lower(slug));

CREATE INDEX ix_assessment_levels_owner_id ON assessment_levels (owner_id);

CREATE INDEX ix_assessment_levels_place_id ON assessment_levels (place_id);

CREATE TABLE "measure" (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	slug TEXT DEFAULT '' NOT NULL, 
	outcome_id TEXT, 
	title TEXT DEFAULT '' NOT NULL, 
	unit TEXT DEFAULT '' NOT NULL, 
	kind TEXT, 
	levers TEXT DEFAULT '[]' NOT NULL, 
	actor_types TEXT DEFAULT '[]' NOT NULL, 
	sdgs TEXT DEFAULT '[]' NOT NULL, 
	pillar TEXT, 
	ppn002 TEXT DEFAULT '[]' NOT NULL, 
	evidence TEXT DEFAULT '[]' NOT NULL, 
	guidance TEXT DEFAULT '' NOT NULL, 
	double_count_group TEXT DEFAULT '' NOT NULL, 
	part_of_id TEXT, 
	proxy_status TEXT, 
	value_kind TEXT, 
	proxy_gbp TEXT, 
	proxy_low TEXT, 
	proxy_high TEXT, 
	proxy_year INTEGER, 
	proxy_price_base TEXT DEFAULT '' NOT NULL, 
	proxy_source TEXT DEFAULT '' NOT NULL, 
	proxy_source_id TEXT DEFAULT '' NOT NULL, 
	proxy_url TEXT DEFAULT '' NOT NULL, 
	proxy_licence TEXT DEFAULT '' NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT ck_kind CHECK ("kind" IN ('input', 'output', 'outcome')), 
	CONSTRAINT ck_pillar CHECK ("pillar" IN ('plural_ownership', 'local_finance', 'fair_work', 'progressive_procurement', 'land_property', 'none')), 
	CONSTRAINT ck_proxy_status CHECK ("proxy_status" IN ('seen', 'seen_secondary', 'face_value', 'not_valued', 'not_found')), 
	CONSTRAINT ck_value_kind CHECK ("value_kind" IN ('economic', 'fiscal', 'economic_and_fiscal', 'economic_fiscal_social', 'wellbeing', 'carbon', 'replacement_cost', 'input_cost', 'transfer', 'none')), 
	FOREIGN KEY(outcome_id) REFERENCES outcome (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(part_of_id) REFERENCES "measure" (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT

;

CREATE TABLE "adoption" (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	slug TEXT DEFAULT '' NOT NULL, 
	measure_id TEXT, 
	adopted_on TEXT, 
	baseline TEXT, 
	baseline_date TEXT, 
	no_baseline_reason TEXT DEFAULT '' NOT NULL, 
	every_months INTEGER, 
	own_words TEXT DEFAULT '' NOT NULL, 
	note TEXT DEFAULT '' NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT ck_every_months CHECK ("every_months" BETWEEN 1 AND 120), 
	FOREIGN KEY(measure_id) REFERENCES measure (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT

;

CREATE TABLE "indicator" (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	slug TEXT DEFAULT '' NOT NULL, 
	name TEXT DEFAULT '' NOT NULL, 
	topic TEXT DEFAULT '' NOT NULL, 
	kind TEXT, 
	value TEXT, 
	unit TEXT DEFAULT '' NOT NULL, 
	role TEXT, 
	better TEXT, 
	period TEXT DEFAULT '' NOT NULL, 
	date TEXT, 
	area_kind TEXT, 
	weighted_by TEXT DEFAULT '' NOT NULL, 
	compare TEXT, 
	compare_with TEXT DEFAULT '' NOT NULL, 
	contribution TEXT DEFAULT '' NOT NULL, 
	source TEXT DEFAULT '' NOT NULL, 
	licence TEXT DEFAULT '' NOT NULL, 
	note TEXT DEFAULT '' NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT ck_area_kind CHECK ("area_kind" IN ('place', 'oa_2021', 'lsoa_2011', 'lsoa_2021', 'msoa_2011', 'msoa_2021', 'ward', 'district', 'region', 'country', 'other')), 
	CONSTRAINT ck_better CHECK ("better" IN ('higher', 'lower', 'neither')), 
	CONSTRAINT ck_kind CHECK ("kind" IN ('count', 'share', 'score', 'rank', 'decile', 'median')), 
	CONSTRAINT ck_role CHECK ("role" IN ('actual', 'baseline', 'target', 'forecast')), 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT

;

CREATE TABLE indicator_commitments (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	owner_id TEXT NOT NULL, 
	position INTEGER DEFAULT '0' NOT NULL, 
	target_id TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(owner_id) REFERENCES indicator (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(target_id) REFERENCES commitment (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT ux_indicator_commitments UNIQUE (owner_id, target_id)
)
 STRICT

;

CREATE TABLE "decision" (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	slug TEXT DEFAULT '' NOT NULL, 
	text TEXT DEFAULT '' NOT NULL, 
	ballot_id TEXT, 
	workshop_id TEXT, 
	decided_on TEXT, 
	method TEXT, 
	rule TEXT DEFAULT '' NOT NULL, 
	result TEXT DEFAULT '' NOT NULL, 
	carried INTEGER, 
	turnout INTEGER, 
	votes_for INTEGER, 
	votes_against INTEGER, 
	stood_aside INTEGER, 
	balance TEXT DEFAULT '' NOT NULL, 
	account_id TEXT, 
	minority TEXT DEFAULT '' NOT NULL, 
	review_on TEXT, 
	supersedes_id TEXT, 
	PRIMARY KEY (id), 
	CONSTRAINT ck_carried CHECK ("carried" BETWEEN 0 AND 1), 
	CONSTRAINT ck_method CHECK ("method" IN ('consent', 'fist_to_five', 'vote', 'consensus', 'other')), 
	FOREIGN KEY(account_id) REFERENCES account (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(ballot_id) REFERENCES ballot (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(supersedes_id) REFERENCES "decision" (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(workshop_id) REFERENCES workshop (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT

;

CREATE TABLE "observation" (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	slug TEXT DEFAULT '' NOT NULL, 
	commitment_id TEXT, 
	quantity TEXT, 
	period_start TEXT, 
	period_end TEXT, 
	note TEXT DEFAULT '' NOT NULL, 
	groups TEXT DEFAULT '[]' NOT NULL, 
	story TEXT DEFAULT '' NOT NULL, 
	story_by TEXT DEFAULT '' NOT NULL, 
	story_consent TEXT, 
	unintended TEXT DEFAULT '' NOT NULL, 
	deadweight TEXT, 
	attribution TEXT, 
	displacement TEXT, 
	leakage TEXT, 
	drop_off TEXT, 
	adjustment_reason TEXT DEFAULT '' NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT ck_story_consent CHECK ("story_consent" IN ('not_needed', 'given', 'not_asked', 'refused')), 
	FOREIGN KEY(commitment_id) REFERENCES commitment (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT

;

CREATE TABLE account (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	slug TEXT DEFAULT '' NOT NULL, 
	title TEXT DEFAULT '' NOT NULL, 
	cycle INTEGER DEFAULT '0' NOT NULL, 
	period_start TEXT, 
	period_end TEXT, 
	status TEXT, 
	manifesto TEXT DEFAULT '' NOT NULL, 
	price_year INTEGER, 
	discount_rate TEXT, 
	costs_complete INTEGER DEFAULT '0' NOT NULL, 
	importance_id TEXT, 
	harm_asked INTEGER DEFAULT '0' NOT NULL, 
	harm TEXT DEFAULT '' NOT NULL, 
	verification TEXT, 
	verified_by TEXT DEFAULT '' NOT NULL, 
	verified_on TEXT, 
	verification_note TEXT DEFAULT '' NOT NULL, 
	carries_over TEXT DEFAULT '' NOT NULL, 
	note TEXT DEFAULT '' NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT ck_costs_complete CHECK ("costs_complete" BETWEEN 0 AND 1), 
	CONSTRAINT ck_harm_asked CHECK ("harm_asked" BETWEEN 0 AND 1), 
	CONSTRAINT ck_price_year CHECK ("price_year" BETWEEN 1900 AND 2200), 
	CONSTRAINT ck_status CHECK ("status" IN ('draft', 'checked', 'published')), 
	CONSTRAINT ck_verification CHECK ("verification" IN ('none', 'peer', 'independent')), 
	FOREIGN KEY(importance_id) REFERENCES ballot (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT

;

CREATE TABLE account_prices (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	owner_id TEXT NOT NULL, 
	position INTEGER DEFAULT '0' NOT NULL, 
	year INTEGER DEFAULT '0' NOT NULL, 
	"index" TEXT, 
	source TEXT DEFAULT '' NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT ck_year CHECK ("year" BETWEEN 1900 AND 2200), 
	FOREIGN KEY(owner_id) REFERENCES account (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT

;

CREATE TABLE account_costs (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	owner_id TEXT NOT NULL, 
	position INTEGER DEFAULT '0' NOT NULL, 
	what TEXT DEFAULT '' NOT NULL, 
	amount TEXT, 
	paid_by TEXT DEFAULT '' NOT NULL, 
	in_kind INTEGER DEFAULT '0' NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT ck_in_kind CHECK ("in_kind" BETWEEN 0 AND 1), 
	FOREIGN KEY(owner_id) REFERENCES account (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT

;

CREATE TABLE assumption (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	slug TEXT DEFAULT '' NOT NULL, 
	commitment_id TEXT, 
	kind TEXT, 
	central TEXT, 
	low TEXT, 
	high TEXT, 
	reason TEXT DEFAULT '' NOT NULL, 
	rests_on TEXT DEFAULT '' NOT NULL, 
	set_on TEXT, 
	set_by TEXT DEFAULT '' NOT NULL, 
	workshop_id TEXT, 
	PRIMARY KEY (id), 
	CONSTRAINT ck_kind CHECK ("kind" IN ('deadweight', 'displacement', 'leakage', 'attribution', 'drop_off', 'lasts')), 
	FOREIGN KEY(commitment_id) REFERENCES commitment (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(workshop_id) REFERENCES workshop (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT

;

CREATE TABLE double_count (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	slug TEXT DEFAULT '' NOT NULL, 
	guard TEXT, 
	answer TEXT, 
	kept_id TEXT, 
	reason TEXT DEFAULT '' NOT NULL, 
	decided_on TEXT, 
	decided_by TEXT DEFAULT '' NOT NULL, 
	workshop_id TEXT, 
	PRIMARY KEY (id), 
	CONSTRAINT ck_answer CHECK ("answer" IN ('shared', 'keep', 'different')), 
	CONSTRAINT ck_guard CHECK ("guard" IN ('same_people', 'group', 'part', 'chain', 'saving_and_transfer')), 
	FOREIGN KEY(kept_id) REFERENCES commitment (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(workshop_id) REFERENCES workshop (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT

;

CREATE TABLE double_count_commitments (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	owner_id TEXT NOT NULL, 
	position INTEGER DEFAULT '0' NOT NULL, 
	target_id TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(owner_id) REFERENCES double_count (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(target_id) REFERENCES commitment (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT ux_double_count_commitments UNIQUE (owner_id, target_id)
)
 STRICT

;

CREATE TABLE double_count_shares (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	owner_id TEXT NOT NULL, 
	position INTEGER DEFAULT '0' NOT NULL, 
	commitment_id TEXT, 
	share TEXT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(commitment_id) REFERENCES commitment (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(owner_id) REFERENCES double_count (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT

;

CREATE TABLE correction (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	slug TEXT DEFAULT '' NOT NULL, 
	what TEXT DEFAULT '' NOT NULL, 
	account_id TEXT, 
	commitment_id TEXT, 
	was TEXT DEFAULT '' NOT NULL, 
	now TEXT DEFAULT '' NOT NULL, 
	why TEXT DEFAULT '' NOT NULL, 
	asked_by TEXT, 
	workshop_id TEXT, 
	corrected_on TEXT, 
	PRIMARY KEY (id), 
	CONSTRAINT ck_asked_by CHECK ("asked_by" IN ('anchor', 'supplier', 'developer', 'msme', 'vcse', 'citizen')), 
	FOREIGN KEY(account_id) REFERENCES account (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(commitment_id) REFERENCES commitment (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(workshop_id) REFERENCES workshop (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT

;

CREATE TABLE published_account (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	slug TEXT DEFAULT '' NOT NULL, 
	account_id TEXT, 
	number INTEGER DEFAULT '0' NOT NULL, 
	published_on TEXT, 
	published_by TEXT DEFAULT '' NOT NULL, 
	why TEXT DEFAULT '' NOT NULL, 
	headline TEXT DEFAULT '' NOT NULL, 
	sha256 TEXT DEFAULT '' NOT NULL, 
	text TEXT DEFAULT '' NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT ck_number CHECK ("number" BETWEEN 1 AND 9999), 
	FOREIGN KEY(account_id) REFERENCES account (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT

;

CREATE TABLE "reply" (
	id TEXT NOT NULL, 
	place_id TEXT NOT NULL, 
	slug TEXT DEFAULT '' NOT NULL, 
	kind TEXT, 
	text TEXT DEFAULT '' NOT NULL, 
	told TEXT DEFAULT '' NOT NULL, 
	sent_on TEXT, 
	channel TEXT DEFAULT '' NOT NULL, 
	workshop_id TEXT, 
	account_id TEXT, 
	PRIMARY KEY (id), 
	CONSTRAINT ck_kind CHECK ("kind" IN ('what_we_heard', 'you_said_we_did', 'result', 'other')), 
	FOREIGN KEY(account_id) REFERENCES account (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(place_id) REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(workshop_id) REFERENCES workshop (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT

;

CREATE INDEX ix_measure_outcome_id ON measure (outcome_id);

CREATE INDEX ix_measure_part_of_id ON measure (part_of_id);

CREATE INDEX ix_measure_place_id ON measure (place_id);

CREATE UNIQUE INDEX ux_measure_slug ON measure (place_id, lower(slug));

CREATE INDEX ix_adoption_measure_id ON adoption (measure_id);

CREATE INDEX ix_adoption_place_id ON adoption (place_id);

CREATE UNIQUE INDEX ux_adoption_slug ON adoption (place_id, lower(slug));

CREATE INDEX ix_indicator_place_id ON indicator (place_id);

CREATE UNIQUE INDEX ux_indicator_slug ON indicator (place_id, lower(slug));

CREATE INDEX ix_indicator_commitments_owner_id ON indicator_commitments (owner_id);

CREATE INDEX ix_indicator_commitments_place_id ON indicator_commitments (place_id);

CREATE INDEX ix_indicator_commitments_target_id ON indicator_commitments (target_id);

CREATE INDEX ix_decision_account_id ON decision (account_id);

CREATE INDEX ix_decision_ballot_id ON decision (ballot_id);

CREATE INDEX ix_decision_place_id ON decision (place_id);

CREATE INDEX ix_decision_supersedes_id ON decision (supersedes_id);

CREATE INDEX ix_decision_workshop_id ON decision (workshop_id);

CREATE UNIQUE INDEX ux_decision_slug ON decision (place_id, lower(slug));

CREATE INDEX ix_observation_commitment_id ON observation (commitment_id);

CREATE INDEX ix_observation_place_id ON observation (place_id);

CREATE UNIQUE INDEX ux_observation_slug ON observation (place_id, lower(slug));

CREATE INDEX ix_account_importance_id ON account (importance_id);

CREATE INDEX ix_account_place_id ON account (place_id);

CREATE UNIQUE INDEX ux_account_slug ON account (place_id, lower(slug));

CREATE INDEX ix_account_prices_owner_id ON account_prices (owner_id);

CREATE INDEX ix_account_prices_place_id ON account_prices (place_id);

CREATE INDEX ix_account_costs_owner_id ON account_costs (owner_id);

CREATE INDEX ix_account_costs_place_id ON account_costs (place_id);

CREATE INDEX ix_assumption_commitment_id ON assumption (commitment_id);

CREATE INDEX ix_assumption_place_id ON assumption (place_id);

CREATE INDEX ix_assumption_workshop_id ON assumption (workshop_id);

CREATE UNIQUE INDEX ux_assumption_slug ON assumption (place_id, lower(slug));

CREATE INDEX ix_double_count_kept_id ON double_count (kept_id);

CREATE INDEX ix_double_count_place_id ON double_count (place_id);

CREATE INDEX ix_double_count_workshop_id ON double_count (workshop_id);

CREATE UNIQUE INDEX ux_double_count_slug ON double_count (place_id, lower(slug));

CREATE INDEX ix_double_count_commitments_owner_id ON double_count_commitments (owner_id);

CREATE INDEX ix_double_count_commitments_place_id ON double_count_commitments (place_id);

CREATE INDEX ix_double_count_commitments_target_id ON double_count_commitments (target_id);

CREATE INDEX ix_double_count_shares_commitment_id ON double_count_shares (commitment_id);

CREATE INDEX ix_double_count_shares_owner_id ON double_count_shares (owner_id);

CREATE INDEX ix_double_count_shares_place_id ON double_count_shares (place_id);

CREATE INDEX ix_correction_account_id ON correction (account_id);

CREATE INDEX ix_correction_commitment_id ON correction (commitment_id);

CREATE INDEX ix_correction_place_id ON correction (place_id);

CREATE INDEX ix_correction_workshop_id ON correction (workshop_id);

CREATE UNIQUE INDEX ux_correction_slug ON correction (place_id, lower(slug));

CREATE INDEX ix_published_account_account_id ON published_account (account_id);

CREATE INDEX ix_published_account_place_id ON published_account (place_id);

CREATE UNIQUE INDEX ux_published_account_slug ON published_account (place_id, lower(slug));

CREATE INDEX ix_reply_account_id ON reply (account_id);

CREATE INDEX ix_reply_place_id ON reply (place_id);

CREATE INDEX ix_reply_workshop_id ON reply (workshop_id);

CREATE UNIQUE INDEX ux_reply_slug ON reply (place_id, lower(slug));

INSERT INTO alembic_version (version_num) VALUES ('0006')
