/** What lessons cite: `<Cite id="vaswani-2017" />` sets the reference in the reader's language. Ids are surname and year. */
export interface Work {
  /** Surnames; from three on the first stands for all. */
  readonly authors: readonly [string, ...string[]];
  readonly year: number;
  readonly title: string;
  /** An arXiv number, or where else it can be read. */
  readonly arxiv?: string;
  readonly url?: string;
  /** Where it appeared, if it has no arXiv number. */
  readonly venue?: string;
}

export const bibliography = {
  'ba-2016': { authors: ['Ba', 'Kiros', 'Hinton'], year: 2016, title: 'Layer Normalization', arxiv: '1607.06450' },
  'bachlechner-2021': {
    authors: ['Bachlechner', 'Majumder', 'Mao', 'Cottrell', 'McAuley'],
    year: 2021,
    title: 'ReZero is All You Need: Fast Convergence at Large Depth',
    arxiv: '2003.04887',
  },
  'dao-2022': {
    authors: ['Dao', 'Fu', 'Ermon', 'Rudra', 'Ré'],
    year: 2022,
    title: 'FlashAttention: Fast and Memory-Efficient Exact Attention with IO-Awareness',
    arxiv: '2205.14135',
  },
  'devlin-2019': {
    authors: ['Devlin', 'Chang', 'Lee', 'Toutanova'],
    year: 2019,
    title: 'BERT: Pre-training of Deep Bidirectional Transformers for Language Understanding',
    arxiv: '1810.04805',
  },
  'dong-2021': {
    authors: ['Dong', 'Cordonnier', 'Loukas'],
    year: 2021,
    title: 'Attention is Not All You Need: Pure Attention Loses Rank Doubly Exponentially with Depth',
    arxiv: '2103.03404',
  },
  'gal-2016': {
    authors: ['Gal', 'Ghahramani'],
    year: 2016,
    title: 'Dropout as a Bayesian Approximation: Representing Model Uncertainty in Deep Learning',
    arxiv: '1506.02142',
  },
  'geva-2021': {
    authors: ['Geva', 'Schuster', 'Berant', 'Levy'],
    year: 2021,
    title: 'Transformer Feed-Forward Layers Are Key-Value Memories',
    arxiv: '2012.14913',
  },
  'glorot-2010': {
    authors: ['Glorot', 'Bengio'],
    year: 2010,
    title: 'Understanding the difficulty of training deep feedforward neural networks',
    venue: 'AISTATS',
    url: 'https://proceedings.mlr.press/v9/glorot10a.html',
  },
  'he-2015': {
    authors: ['He', 'Zhang', 'Ren', 'Sun'],
    year: 2015,
    title: 'Delving Deep into Rectifiers',
    arxiv: '1502.01852',
  },
  'he-2016': {
    authors: ['He', 'Zhang', 'Ren', 'Sun'],
    year: 2016,
    title: 'Deep Residual Learning for Image Recognition',
    arxiv: '1512.03385',
  },
  'he-2016-identity': {
    authors: ['He', 'Zhang', 'Ren', 'Sun'],
    year: 2016,
    title: 'Identity Mappings in Deep Residual Networks',
    arxiv: '1603.05027',
  },
  'hendrycks-2016': {
    authors: ['Hendrycks', 'Gimpel'],
    year: 2016,
    title: 'Gaussian Error Linear Units (GELUs)',
    arxiv: '1606.08415',
  },
  'henry-2020': {
    authors: ['Henry', 'Dachapally', 'Pawar', 'Chen'],
    year: 2020,
    title: 'Query-Key Normalization for Transformers',
    arxiv: '2010.04245',
  },
  'huang-2016': {
    authors: ['Huang', 'Sun', 'Liu', 'Sedra', 'Weinberger'],
    year: 2016,
    title: 'Deep Networks with Stochastic Depth',
    arxiv: '1603.09382',
  },
  'jain-2019': {
    authors: ['Jain', 'Wallace'],
    year: 2019,
    title: 'Attention is not Explanation',
    arxiv: '1902.10186',
  },
  'kingma-2015': {
    authors: ['Kingma', 'Ba'],
    year: 2015,
    title: 'Adam: A Method for Stochastic Optimization',
    arxiv: '1412.6980',
  },
  'kitaev-2020': {
    authors: ['Kitaev', 'Kaiser', 'Levskaya'],
    year: 2020,
    title: 'Reformer: The Efficient Transformer',
    arxiv: '2001.04451',
  },
  'liu-2020': {
    authors: ['Liu', 'Liu', 'Gao', 'Chen', 'Han'],
    year: 2020,
    title: 'Understanding the Difficulty of Training Transformers',
    arxiv: '2004.08249',
  },
  'locatello-2020': {
    authors: ['Locatello', 'Weissenborn', 'Unterthiner'],
    year: 2020,
    title: 'Object-Centric Learning with Slot Attention',
    arxiv: '2006.15055',
  },
  'radford-2019': {
    authors: ['Radford', 'Wu', 'Child', 'Luan', 'Amodei', 'Sutskever'],
    year: 2019,
    title: 'Language Models are Unsupervised Multitask Learners',
    venue: 'OpenAI',
    url: 'https://github.com/openai/gpt-2',
  },
  'rush-2018': {
    authors: ['Rush'],
    year: 2018,
    title: 'The Annotated Transformer',
    venue: 'NLP-OSS',
    url: 'https://aclanthology.org/W18-2509/',
  },
  'shen-2020': {
    authors: ['Shen', 'Yao', 'Gholami', 'Mahoney', 'Keutzer'],
    year: 2020,
    title: 'PowerNorm: Rethinking Batch Normalization in Transformers',
    arxiv: '2003.07845',
  },
  'srivastava-2014': {
    authors: ['Srivastava', 'Hinton', 'Krizhevsky', 'Sutskever', 'Salakhutdinov'],
    year: 2014,
    title: 'Dropout: A Simple Way to Prevent Neural Networks from Overfitting',
    venue: 'Journal of Machine Learning Research 15',
    url: 'https://jmlr.org/papers/v15/srivastava14a.html',
  },
  'van-laarhoven-2017': {
    authors: ['van Laarhoven'],
    year: 2017,
    title: 'L2 Regularization versus Batch and Weight Normalization',
    arxiv: '1706.05350',
  },
  'vaswani-2017': {
    authors: ['Vaswani', 'Shazeer', 'Parmar'],
    year: 2017,
    title: 'Attention Is All You Need',
    arxiv: '1706.03762',
  },
  'veit-2016': {
    authors: ['Veit', 'Wilber', 'Belongie'],
    year: 2016,
    title: 'Residual Networks Behave Like Ensembles of Relatively Shallow Networks',
    arxiv: '1605.06431',
  },
  'wang-2022': {
    authors: ['Wang', 'Ma', 'Dong'],
    year: 2022,
    title: 'DeepNet: Scaling Transformers to 1,000 Layers',
    arxiv: '2203.00555',
  },
  'wiegreffe-2019': {
    authors: ['Wiegreffe', 'Pinter'],
    year: 2019,
    title: 'Attention is not not Explanation',
    arxiv: '1908.04626',
  },
  'wu-2016': {
    authors: ['Wu', 'Schuster', 'Chen'],
    year: 2016,
    title: 'Google’s Neural Machine Translation System: Bridging the Gap between Human and Machine Translation',
    arxiv: '1609.08144',
  },
  'xiong-2020': {
    authors: ['Xiong', 'Yang', 'He'],
    year: 2020,
    title: 'On Layer Normalization in the Transformer Architecture',
    arxiv: '2002.04745',
  },
  'xu-2019': {
    authors: ['Xu', 'Sun', 'Zhang', 'Zhao', 'Lin'],
    year: 2019,
    title: 'Understanding and Improving Layer Normalization',
    arxiv: '1911.07013',
  },
  'yang-2022': {
    authors: ['Yang', 'Hu', 'Babuschkin'],
    year: 2022,
    title: 'Tensor Programs V: Tuning Large Neural Networks via Zero-Shot Hyperparameter Transfer',
    arxiv: '2203.03466',
  },
  'zhang-2019': {
    authors: ['Zhang', 'Sennrich'],
    year: 2019,
    title: 'Root Mean Square Layer Normalization',
    arxiv: '1910.07467',
  },
} as const satisfies Readonly<Record<string, Work>>;
